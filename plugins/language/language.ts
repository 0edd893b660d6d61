import { ModelFamily, strategy } from "espalier";
import { languageOptions } from "./options.ts";

export const language = strategy(ModelFamily, {
  type: "language",
  summary: "Decoder-only pre-LN transformer that predicts the next byte of a text.",
  paper:
    "Radford et al. 2019, Language Models are Unsupervised Multitask Learners (GPT-2), on bytes instead of " +
    "byte pairs. Ours: the scale of tied logits, which keeps growth exact.",
  options: languageOptions,
  inject: [],
  create: async (options) => {
    const { createLanguage } = await import("./model.ts");
    return createLanguage(options);
  },
});
