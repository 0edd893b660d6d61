import type { Cost } from "espalier";
import { patchEmbeddingFlops, patchEmbeddingParameters } from "espalier/image-text";
import { blockFlops, blockParameters } from "espalier/transformer";
import type { VisionShape } from "./shape.ts";

/** Trainable parameters, and the multiplications and additions in the matrix products of one picture's forward pass. */
export function costOfVision(shape: VisionShape): Cost {
  const { encoder, classes, width, patches } = shape;
  const head = classes * (width + 1);
  return {
    parameters: patchEmbeddingParameters(shape) + blockParameters(encoder) + 2 * width + head,
    flops: patchEmbeddingFlops(shape) + blockFlops(encoder, patches + 1, 1) + 2 * classes * width,
  };
}
