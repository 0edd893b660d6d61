import { definePlugin } from "espalier";
import { script } from "./script.ts";

export default definePlugin({ name: "script", strategies: [script] });
