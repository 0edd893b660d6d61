import { ModelFamily, strategy } from "espalier";
import { clipOptions } from "./options.ts";

export const clip = strategy(ModelFamily, {
  type: "clip",
  summary:
    "CLIP as in open_clip: two pre-LN transformers for pictures and texts, plus blocks that both share.",
  paper:
    "Radford et al. 2021, Learning Transferable Visual Models From Natural Language Supervision (arXiv 2103.00020), " +
    "with the names and initial values of open_clip. The shared blocks are ours.",
  options: clipOptions,
  inject: [],
  create: async (options) => {
    const { createClip } = await import("./model.ts");
    return createClip(options);
  },
});
