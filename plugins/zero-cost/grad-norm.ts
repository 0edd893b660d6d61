import { norm } from "./norm.ts";
import type { Proxy } from "./proxy.ts";
import { scoreParts } from "./tower-scores.ts";

/** Abdelfattah et al. 2021, arXiv 2101.08134. */
export const gradNorm: Proxy = {
  type: "grad-norm",
  measurement: "gradNorm",
  unit: "",
  description: "Euclidean norms of the loss's gradient, summed over the weight matrices.",
  byTower: true,
  score: async (subject) => {
    const model = await subject.model();
    const gradient = model.lossGradient(0);
    return scoreParts((part) =>
      model.matrices(part).reduce((sum, { name }) => sum + norm(gradient(name)), 0),
    );
  },
};
