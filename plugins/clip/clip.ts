import { ModelFamily, strategy } from "espalier";
import { clipOptions } from "./options.ts";

export const clip = strategy(ModelFamily, {
  type: "clip",
  summary: "Two pre-LN transformers for pictures and texts, and blocks that both share, as open_clip's CLIP.",
  paper:
    "Radford et al. 2021, Learning Transferable Visual Models From Natural Language Supervision (arXiv 2103.00020), " +
    "by the names and initial values of open_clip; the shared blocks are ours.",
  options: clipOptions,
  inject: [],
  create: async (options) => {
    const { createClip } = await import("./model.ts");
    return createClip(options);
  },
});
