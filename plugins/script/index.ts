import { definePlugin } from "espalier";
import { script } from "./script.ts";
import { startCommand } from "./start-command.ts";

export { script };

export default definePlugin({ name: "script", strategies: [script], starters: [startCommand] });
