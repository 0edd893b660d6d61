import type { Tensor2D } from "@tensorflow/tfjs-core";
import type { TrainableFamily } from "espalier";
import { costOfLanguage } from "./cost.ts";
import { describeLanguage } from "./describe.ts";
import { nextByteLogits } from "./forward.ts";
import type { LanguageOptions } from "./options.ts";
import { languageDimensions, shapeOfLanguage } from "./shape.ts";
import { TEXT_INPUTS, TEXT_TARGETS, textEncoder } from "./text-encoder.ts";
import { TEXT, type TextExample } from "./text-example.ts";

/** The model family `language`. Its output is `logits` `[batch, context, 257]`, of the byte after each token. */
export function createLanguage(options: LanguageOptions): TrainableFamily<TextExample> {
  return {
    dimensions: languageDimensions(options.tiedHead),
    reads: TEXT,
    inputs: TEXT_INPUTS,
    targets: TEXT_TARGETS,
    outputs: ["logits"],
    parts: [{ name: "decoder", inputs: TEXT_INPUTS, output: "logits" }],
    describe: (architecture) => describeLanguage(shapeOfLanguage(architecture, options)),
    cost: (architecture) => costOfLanguage(shapeOfLanguage(architecture, options)),
    encoder: async () => textEncoder(options.contextLength),
    forward: (architecture, parameters, { tokens }, hook) => {
      const shape = shapeOfLanguage(architecture, options);
      return { ...(tokens && { logits: nextByteLogits(parameters, shape, tokens as Tensor2D, hook) }) };
    },
    comparable: ({ logits }) => logits!.data,
  };
}
