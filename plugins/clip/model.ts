import { exp, type Scalar } from "@tensorflow/tfjs-core";
import type { ModelFamily } from "espalier";
import { costOfClip } from "./cost.ts";
import { describeClip } from "./describe.ts";
import { clipDimensions } from "./dimensions.ts";
import { imageFeatures, textFeatures } from "./forward.ts";
import type { ClipOptions } from "./options.ts";
import { shapeOfClip } from "./shape.ts";
import { createTokenizers } from "./tokenizers.ts";
import { portableClip } from "./portable.ts";
import { parameter } from "./transformer.ts";

/** The model family `clip`. */
export async function createClip(options: ClipOptions): Promise<ModelFamily> {
  const tokenizers = await createTokenizers(options);
  const forward = { quickGelu: options.quickGelu, endOfText: tokenizers.endOfText };
  return {
    dimensions: clipDimensions(options.lnPre),
    contextLength: options.contextLength,
    imageSize: options.imageSize,
    embeddingWidth: (architecture) => architecture.number("embedding.width"),
    describe: (architecture) => describeClip(shapeOfClip(architecture, options)),
    cost: (architecture) => costOfClip(shapeOfClip(architecture, options)),
    tokenizer: (arrivals) => tokenizers.tokenizer(arrivals),
    imageFeatures: (architecture, parameters, images, hook) =>
      imageFeatures(parameters, shapeOfClip(architecture, options), images, { ...forward, hook }),
    textFeatures: (architecture, parameters, tokens, hook) =>
      textFeatures(parameters, shapeOfClip(architecture, options), tokens, { ...forward, hook }),
    scale: (parameters) => exp(parameter<Scalar>(parameters, "logit_scale")),
    portable: (architecture, parameters) => portableClip(architecture, parameters, options, tokenizers),
  };
}
