import * as tf from "@tensorflow/tfjs-core";
import type { Architecture } from "../architecture/architecture.ts";
import type { ModelFamily } from "../architecture/model-family.ts";
import { Random } from "../random/random.ts";
import type { ParameterTree } from "../tensor/parameter-tree.ts";

const TEXTS = ["red square", "green", "blue square"];

/**
 * Inner products of the features of three random pictures and three texts, `[6, 6]`: all that a contrastive model
 * computes with, whatever the length of its features. Needs an open engine.
 */
export function similarities(
  family: ModelFamily,
  architecture: Architecture,
  parameters: ParameterTree,
): Float32Array {
  const { imageSize: side, contextLength } = family;
  const pixels = new Random("pictures").uniforms(TEXTS.length * side * side * 3);
  const tokens = family.tokenizer([TEXTS]).encode(TEXTS);
  return tf.tidy(() => {
    const tensors = new Map(
      [...parameters].map(([name, { shape, data }]) => [name, tf.tensor(data, [...shape])]),
    );
    const images = tf.tensor4d(Float32Array.from(pixels), [TEXTS.length, side, side, 3]);
    const texts = tf.tensor2d(tokens, [TEXTS.length, contextLength], "int32");
    const features = tf.concat([
      family.imageFeatures(architecture, tensors, images),
      family.textFeatures(architecture, tensors, texts),
    ]); // [6, embedding]
    return tf.matMul(features, features, false, true).dataSync() as Float32Array;
  });
}

/** The largest difference between two arrays of equal length. */
export function largestDifference(one: Float32Array, other: Float32Array): number {
  return one.reduce((most, value, index) => Math.max(most, Math.abs(value - other[index]!)), 0);
}
