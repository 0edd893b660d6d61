import { definePlugin } from "espalier";
import { zeroCost } from "./zero-cost.ts";

export default definePlugin({ name: "zero-cost", strategies: [zeroCost] });
