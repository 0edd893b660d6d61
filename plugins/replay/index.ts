import { definePlugin } from "espalier";
import { cumulative } from "./cumulative.ts";
import { equal } from "./equal.ts";
import { exponential } from "./exponential.ts";
import { sequential } from "./sequential.ts";

export { cumulative, sequential, equal, exponential };

export default definePlugin({ name: "replay", strategies: [cumulative, sequential, equal, exponential] });
