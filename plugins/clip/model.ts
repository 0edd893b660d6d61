import { exp, type Scalar, type Tensor2D, type Tensor4D } from "@tensorflow/tfjs-core";
import type { TrainableFamily } from "espalier";
import {
  arrivedTexts,
  IMAGE_TEXT,
  imageSizesDiffer,
  PAIR_INPUTS,
  PAIR_TARGETS,
  type Pair,
  pairEncoder,
  pairStream,
  similarities,
} from "espalier/image-text";
import { parameter } from "espalier/transformer";
import { costOfClip } from "./cost.ts";
import { describeClip } from "./describe.ts";
import { clipDimensions } from "./dimensions.ts";
import { imageFeatures, textFeatures } from "./forward.ts";
import type { ClipOptions } from "./options.ts";
import { portableClip } from "./portable.ts";
import { shapeOfClip } from "./shape.ts";
import { createTokenizers } from "./tokenizers.ts";

/**
 * The model family `clip`. Its outputs are features of length 1, `image` and `text` `[batch, embedding]`, and `scale`, the
 * factor on their inner products.
 */
export async function createClip(options: ClipOptions): Promise<TrainableFamily<Pair>> {
  const tokenizers = await createTokenizers(options);
  const { imageSize, contextLength } = options;
  const forward = {
    quickGelu: options.quickGelu,
    colours: { mean: options.colourMean, deviation: options.colourDeviation },
    endOfText: tokenizers.endOfText,
  };
  return {
    dimensions: clipDimensions(options.lnPre),
    reads: IMAGE_TEXT,
    inputs: PAIR_INPUTS,
    targets: PAIR_TARGETS,
    outputs: ["image", "text", "scale"],
    parts: [
      { name: "image", inputs: ["images"], output: "image" },
      { name: "text", inputs: ["tokens"], output: "text" },
    ],
    describe: (architecture) => describeClip(shapeOfClip(architecture, options)),
    cost: (architecture) => costOfClip(shapeOfClip(architecture, options)),
    accept: (stream) => {
      const given = pairStream(stream).imageSize;
      if (given !== imageSize) throw imageSizesDiffer(given, imageSize);
    },
    encoder: async (stream, step) => {
      const pairs = pairStream(stream);
      const tokenizer = tokenizers.tokenizer(await arrivedTexts(pairs, step));
      return pairEncoder({ stream: pairs, tokenizer, imageSize, contextLength });
    },
    forward: (architecture, parameters, { images, tokens }, hook) => {
      const shape = shapeOfClip(architecture, options);
      const operations = { ...forward, hook };
      return {
        ...(images && { image: imageFeatures(parameters, shape, images as Tensor4D, operations) }),
        ...(tokens && { text: textFeatures(parameters, shape, tokens as Tensor2D, operations) }),
        scale: exp(parameter<Scalar>(parameters, "logit_scale")),
      };
    },
    comparable: ({ image, text }) => similarities(image!.data, text!.data, image!.shape[1]!),
    portable: (architecture, parameters) => portableClip(architecture, parameters, options, tokenizers),
  };
}
