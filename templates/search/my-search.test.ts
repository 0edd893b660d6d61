import { Architecture } from "espalier";
import { describeEvaluator, describeSearchStrategy } from "espalier/testing";
import { exampleEvaluator } from "./example-evaluator.ts";
import { mySearch } from "./my-search.ts";

// Each case is a set of options. What the port promises is tested by these alone; what is special, you add.
describeSearchStrategy(mySearch, [{}, { options: { exploration: 0 } }, { options: { exploration: 1 } }]);

const example = { layers: 2, width: 64, activation: "relu" };
describeEvaluator(exampleEvaluator, [
  { architectures: [new Architecture(example), new Architecture({ ...example, activation: "gelu" })] },
]);
