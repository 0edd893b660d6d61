import { definePlugin } from "espalier";
import { tabular } from "./tabular.ts";

export { tabular };

export default definePlugin({ name: "tabular", strategies: [tabular] });
