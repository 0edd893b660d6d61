import * as tf from "@tensorflow/tfjs-core";
import type { ModelFamily } from "../architecture/model-family.ts";
import { Random } from "../random/random.ts";
import type { ParameterTree, TensorTree } from "../tensor/parameter-tree.ts";
import type { ModelState } from "../training/model-state.ts";
import { scoredWeights } from "../training/scored-weights.ts";

const TEXTS = ["red square", "green", "blue square"];

/** What float32 leaves of an inner product of unit vectors after some blocks. */
export const EXACT_WITHIN = 1e-5;

/** All that a contrastive model computes with, whatever the length of its features. */
export interface ModelFunction {
  /** Inner products of the features of three random pictures and three texts, `[6, 6]`. */
  readonly products: Float32Array;
  /** The factor on inner products. */
  readonly scale: number;
}

/** The function of a state's live or averaged weights. Needs an open engine. */
export function functionOf(
  family: ModelFamily,
  state: ModelState,
  weights: "live" | "averaged",
): ModelFunction {
  const { imageSize: side, contextLength } = family;
  const pixels = new Random("pictures").uniforms(TEXTS.length * side * side * 3);
  const tokens = family.tokenizer([TEXTS]).encode(TEXTS);
  return tf.tidy(() => {
    const tensors = tensorsOf(scoredWeights(state, weights));
    const images = tf.tensor4d(Float32Array.from(pixels), [TEXTS.length, side, side, 3]);
    const texts = tf.tensor2d(tokens, [TEXTS.length, contextLength], "int32");
    const features = tf.concat([
      family.imageFeatures(state.architecture, tensors, images),
      family.textFeatures(state.architecture, tensors, texts),
    ]); // [6, embedding]
    return {
      products: tf.matMul(features, features, false, true).dataSync() as Float32Array,
      scale: family.scale(tensors).dataSync()[0]!,
    };
  });
}

/** The largest change of an inner product, or the relative one of the scale if that is larger; NaN if one is no number. */
export function largestChange(one: ModelFunction, other: ModelFunction): number {
  const changes = [...one.products].map((value, index) => Math.abs(value - other.products[index]!));
  return Math.max(...changes, Math.abs(one.scale / other.scale - 1));
}

function tensorsOf(tree: ParameterTree): TensorTree {
  return new Map([...tree].map(([name, { shape, data }]) => [name, tf.tensor(data, [...shape])]));
}
