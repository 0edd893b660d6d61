import * as tf from "@tensorflow/tfjs-core";
import { columnSums } from "./column-sums.ts";
import { differentiable } from "./custom-gradient.ts";

/**
 * Adds the embedding of its position to each token.
 * @param x `[batch * tokens, width]`
 * @param positions `[tokens, width]`
 */
export function addPositions(x: tf.Tensor2D, positions: tf.Tensor2D): tf.Tensor2D {
  const [tokens, width] = positions.shape;
  const sequences = [x.shape[0] / tokens, tokens * width];
  return differentiable([x, positions], () => ({
    value: tf.reshape(tf.add(tf.reshape(x, sequences), tf.reshape(positions, [-1])), x.shape) as tf.Tensor2D,
    saved: [],
    gradients: (by) => [by, tf.reshape(columnSums(tf.reshape(by, sequences)), [tokens, width])],
  }));
}
