import { definePlugin } from "espalier";
import { startTable } from "./start-table.ts";
import { tabular } from "./tabular.ts";

export { tabular };

export default definePlugin({ name: "tabular", strategies: [tabular], starters: [startTable] });
