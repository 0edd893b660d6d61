import { definePlugin } from "espalier";
import { zeroCost } from "./zero-cost.ts";

export { zeroCost };

export default definePlugin({ name: "zero-cost", strategies: [zeroCost] });
