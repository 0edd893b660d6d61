import { definePlugin } from "espalier";
import { exampleEvaluator } from "./example-evaluator.ts";
import { mySearch } from "./my-search.ts";

export default definePlugin({ name: "my-search", strategies: [mySearch, exampleEvaluator] });
