import type { Proxy } from "./proxy.ts";
import { saliency } from "./saliency.ts";

/** Tanaka et al. 2020, arXiv 2006.05467. */
export const synflow: Proxy = {
  type: "synflow",
  measurement: "synflow",
  unit: "",
  description: "Sum of gradient * weight in the model's linear maps with absolute weights.",
  byPart: true,
  score: async (subject) => {
    const model = await subject.model();
    const flow = model.synapticFlow();
    return model.scoreParts((part) =>
      model
        .matrices(part)
        .reduce((sum, { name }) => sum + saliency(flow[part]!(name), model.weight(name)), 0),
    );
  },
};
