import { definePlugin } from "espalier";
import { script } from "./script.ts";

export { script };

export default definePlugin({ name: "script", strategies: [script] });
