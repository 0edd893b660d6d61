import { norm } from "./norm.ts";
import type { Proxy } from "./proxy.ts";

/** Abdelfattah et al. 2021, arXiv 2101.08134. */
export const gradNorm: Proxy = {
  type: "grad-norm",
  measurement: "gradNorm",
  unit: "",
  description: "Euclidean norm of the loss gradient, summed over the weight matrices.",
  byPart: true,
  score: async (subject) => {
    const model = await subject.model();
    const gradient = model.lossGradient(0);
    return model.sumsOver((name) => norm(gradient(name)));
  },
};
