import type { Tensor4D } from "@tensorflow/tfjs-core";
import type { TrainableFamily } from "espalier";
import { stackDimensions, widthDimension } from "espalier/transformer";
import { arrivedClasses } from "./arrived-classes.ts";
import { costOfVision } from "./cost.ts";
import { describeVision } from "./describe.ts";
import { otherPictureSize, tooFewRows, tooManyClasses } from "./errors.ts";
import { logitsOf } from "./forward.ts";
import { LABELLED_PICTURES, type LabelledPicture, labelledPictureStream } from "espalier/image-text";
import type { VisionOptions } from "./options.ts";
import { pictureEncoder } from "./picture-encoder.ts";
import { shapeOfVision } from "./shape.ts";

/** The model family `vision`. Its output is `logits` `[batch, classes]`; rows without a class are reserved. */
export function createVision(options: VisionOptions): TrainableFamily<LabelledPicture> {
  const { imageSize, classes: rows } = options;
  return {
    dimensions: [...stackDimensions("encoder"), widthDimension("encoder")],
    reads: LABELLED_PICTURES,
    inputs: ["images"],
    targets: ["labels", "known"],
    outputs: ["logits"],
    parts: [{ name: "encoder", inputs: ["images"], output: "logits" }],
    describe: (architecture) => describeVision(shapeOfVision(architecture, options)),
    cost: (architecture) => costOfVision(shapeOfVision(architecture, options)),
    accept: (stream) => {
      const { imageSize: given, classes = [] } = labelledPictureStream(stream);
      if (given !== imageSize) throw otherPictureSize(given, imageSize);
      if (classes.length > rows) throw tooFewRows(classes.length, rows);
    },
    encoder: async (stream, step) => {
      const pictures = labelledPictureStream(stream);
      const known = await arrivedClasses(pictures, step);
      if (known.length > rows) throw tooManyClasses(known.length, rows, step);
      return pictureEncoder({ stream: pictures, imageSize, known, rows });
    },
    forward: (architecture, parameters, { images }, hook) => ({
      ...(images && {
        logits: logitsOf(parameters, shapeOfVision(architecture, options), images as Tensor4D, hook),
      }),
    }),
    comparable: ({ logits }) => logits!.data,
  };
}
