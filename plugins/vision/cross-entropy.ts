import { strategy, TrainingObjective } from "espalier";
import { Type } from "typebox";

export const crossEntropy = strategy(TrainingObjective, {
  type: "cross-entropy",
  summary: "Cross-entropy of a softmax over the classes that have arrived, without reserved rows.",
  paper: "Label smoothing: Szegedy et al. 2016 (arXiv 1512.00567).",
  options: Type.Object(
    {
      smoothing: Type.Number({
        default: 0,
        minimum: 0,
        maximum: 0.9,
        description:
          "Label smoothing: share of each target that is spread evenly over the known classes; 0 for none.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: async ({ smoothing }) => {
    const { crossEntropyLoss } = await import("./cross-entropy-loss.ts");
    return {
      needs: { outputs: ["logits"], arrays: ["labels", "known"] },
      loss: (outputs, batch) => crossEntropyLoss(outputs, batch, smoothing),
    };
  },
});
