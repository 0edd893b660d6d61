import type { Proxy } from "./proxy.ts";
import { saliency } from "./saliency.ts";

/** Lee et al. 2019, arXiv 1810.02340, summed as by Abdelfattah et al. 2021. */
export const snip: Proxy = {
  type: "snip",
  measurement: "snip",
  unit: "",
  description: "Sum of |gradient * weight| over the weight matrices.",
  byPart: true,
  score: async (subject) => {
    const model = await subject.model();
    const gradient = model.lossGradient(0);
    return model.sumsOver((name) => saliency(gradient(name), model.weight(name)));
  },
};
