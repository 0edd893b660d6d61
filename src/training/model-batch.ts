import type * as tf from "@tensorflow/tfjs-core";
import type { Architecture } from "../architecture/architecture.ts";
import type { ModelFamily } from "../architecture/model-family.ts";
import type { Batch } from "../data/batch.ts";
import type { BatchArray } from "../tensor/compile/step.ts";
import type { TensorTree } from "../tensor/parameter-tree.ts";
import type { TrainingObjective } from "./training-objective.ts";

/** The arrays of a batch as a step takes them. */
export function stepBatch(
  { size, images, tokens, positives, ambiguous }: Batch,
  { imageSize, contextLength }: ModelFamily,
): Readonly<Record<keyof BatchTensors, BatchArray>> {
  return {
    images: { shape: [size, imageSize, imageSize, 3], data: images },
    tokens: { shape: [size, contextLength], data: tokens },
    positives: { shape: [size, size], data: positives },
    ambiguous: { shape: [size, size], data: ambiguous },
  };
}

/** A batch on the engine; see `Batch`. */
export interface BatchTensors {
  readonly images: tf.Tensor4D;
  readonly tokens: tf.Tensor2D;
  readonly positives: tf.Tensor2D;
  readonly ambiguous: tf.Tensor2D;
}

/** The loss of a batch. */
export function lossOf(
  family: ModelFamily,
  objective: TrainingObjective,
  architecture: Architecture,
  parameters: TensorTree,
  { images, tokens, ...targets }: BatchTensors,
): tf.Scalar {
  const features = {
    image: family.imageFeatures(architecture, parameters, images),
    text: family.textFeatures(architecture, parameters, tokens),
    scale: family.scale(parameters),
  };
  return objective.loss(features, targets);
}
