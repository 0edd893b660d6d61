import { definePlugin } from "espalier";
import { tabular } from "./tabular.ts";

export default definePlugin({ name: "tabular", strategies: [tabular] });
