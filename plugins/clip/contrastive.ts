import { strategy, TrainingObjective } from "espalier";
import { Type } from "typebox";

export const contrastive = strategy(TrainingObjective, {
  type: "contrastive",
  summary:
    "Contrastive loss of CLIP: softmax over the batch in both directions. Rows may have several positives.",
  paper:
    "InfoNCE (van den Oord et al. 2018, arXiv 1807.03748) as in CLIP; the mean over positives as in Khosla et al. 2020, " +
    "Supervised Contrastive Learning (arXiv 2004.11362). Ours: ambiguous pairs are left out of the denominators.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: async () => {
    const { contrastiveLoss } = await import("./contrastive-loss.ts");
    return {
      needs: { outputs: ["image", "text", "scale"], arrays: ["positives", "ambiguous"] },
      loss: contrastiveLoss,
    };
  },
});
