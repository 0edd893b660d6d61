import * as tf from "@tensorflow/tfjs-core";
import type { ParameterDescription } from "../architecture/model-description.ts";
import { addPositions } from "../tensor/ops/add-positions.ts";
import { linearOfData } from "../tensor/ops/linear.ts";
import { patches as cut } from "../tensor/ops/patches.ts";
import type { TensorTree } from "../tensor/parameter-tree.ts";
import { type Along, fixed, normal, trained, uniform } from "../transformer/describe-blocks.ts";
import { parameter } from "../transformer/transform.ts";

/** Mean and standard deviation of CLIP's training images, per channel. */
export const COLOUR_MEAN = [0.48145466, 0.4578275, 0.40821073];
export const COLOUR_DEVIATION = [0.26862954, 0.26130258, 0.27577711];

/** Mean and standard deviation of colours in 0 to 1: one number per channel, or one for all. */
export interface Colours {
  readonly mean: number | number[];
  readonly deviation: number | number[];
}

/** Sizes of an embedding of patches. */
export interface PatchShape {
  /** Side of a patch, in pixels. */
  readonly patchSize: number;
  /** Number of patches per picture, without the class token. */
  readonly patches: number;
  /** Width of the residual stream. */
  readonly width: number;
}

/**
 * Class token, positions and projection of the patches, with open_clip's names under `prefix`.
 * @param part prefix of the name of the position axis.
 */
export function describePatchEmbedding(
  prefix: string,
  part: string,
  { patchSize, patches, width }: PatchShape,
  residual: Along,
): ParameterDescription[] {
  const write = residual("writes");
  const pixels = [fixed("patch.channel", 3), fixed("patch.row", patchSize), fixed("patch.column", patchSize)];
  const start = normal(width ** -0.5);
  return [
    trained(`${prefix}.class_embedding`, [write], start),
    trained(`${prefix}.positional_embedding`, [fixed(`${part}.position`, patches + 1), write], start),
    trained(`${prefix}.conv1.weight`, [write, ...pixels], uniform((3 * patchSize ** 2) ** -0.5)),
  ];
}

/** Number of trainable parameters of the embedding. */
export function patchEmbeddingParameters({ patchSize, patches, width }: PatchShape): number {
  return width * (3 * patchSize ** 2 + patches + 2);
}

/** FLOPs of the embedding, including a blank patch for the class token. */
export function patchEmbeddingFlops({ patchSize, patches, width }: PatchShape): number {
  return 2 * (patches + 1) * width * 3 * patchSize ** 2;
}

/**
 * Embeds images `[batch, side, side, 3]` in 0 to 1 as `[batch * (1 + patches), width]`, the class token first.
 * @param colours normalisation of the pictures.
 */
export function embedPatches(
  p: TensorTree,
  prefix: string,
  { patchSize, patches, width }: PatchShape,
  images: tf.Tensor4D,
  { mean, deviation }: Colours,
): tf.Tensor2D {
  const values = 3 * patchSize ** 2;
  const pixels = cut(tf.div(tf.sub(images, mean), deviation), patchSize); // [batch, patches, values]
  const blank = tf.zeros([images.shape[0], 1, values]); // in the place of the class token
  const kernel = tf.reshape(parameter(p, `${prefix}.conv1.weight`), [width, values]);
  const embedded = linearOfData(
    tf.reshape(tf.concat([blank, pixels], 1), [-1, values]),
    kernel as tf.Tensor2D,
  );
  const classToken = tf.reshape(parameter(p, `${prefix}.class_embedding`), [1, width]);
  const start = tf.concat([classToken, tf.zeros([patches, width])]);
  return addPositions(embedded, tf.add(parameter(p, `${prefix}.positional_embedding`), start));
}
