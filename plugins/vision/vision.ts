import { ModelFamily, strategy } from "espalier";
import { visionOptions } from "./options.ts";

export const vision = strategy(ModelFamily, {
  type: "vision",
  summary: "Pre-LN vision transformer with a class token and a head with rows reserved for later classes.",
  paper:
    "Dosovitskiy et al. 2021, An Image is Worth 16x16 Words (arXiv 2010.11929), with blocks, names and initial " +
    "values of open_clip's image tower. The reserved rows are ours.",
  options: visionOptions,
  inject: [],
  create: async (options) => {
    const { createVision } = await import("./model.ts");
    return createVision(options);
  },
});
