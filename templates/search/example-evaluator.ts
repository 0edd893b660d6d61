import { Evaluator, strategy } from "espalier";
import { Type } from "typebox";

/** Stands in for a training: what `experiment.json` searches by, until it names an evaluator of its own. */
export const exampleEvaluator = strategy(Evaluator, {
  type: "my-search-example",
  summary: "A formula in place of a training: best with 6 layers of width 96 and gelu.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({
    measures: [
      { measurement: "loss", direction: "minimize", unit: "", description: "How far from the best." },
    ],
    updates: 0,
    async measure({ architecture }) {
      const layers = (architecture.number("layers") - 6) ** 2;
      const width = ((architecture.number("width") - 96) / 32) ** 2;
      return { loss: layers + width + (architecture.get("activation") === "gelu" ? 0 : 1) };
    },
  }),
});
