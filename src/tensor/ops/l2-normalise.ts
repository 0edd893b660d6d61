import * as tf from "@tensorflow/tfjs-core";
import { differentiable } from "./custom-gradient.ts";

/**
 * Scales every row to length 1.
 * @param x `[rows, width]`; a row of zeros stays zero
 */
export function l2Normalise(x: tf.Tensor2D): tf.Tensor2D {
  return differentiable([x], () => {
    const squares = tf.sum(tf.square(x), -1, true);
    const inverse = tf.rsqrt(tf.maximum(squares, 1e-24));
    const value = tf.mul(x, inverse) as tf.Tensor2D;
    return {
      value,
      saved: [value, inverse],
      gradients: (by, [value, inverse]) => {
        const along = tf.mul(value, tf.sum(tf.mul(by, value), -1, true));
        return [tf.mul(tf.sub(by, along), inverse)];
      },
    };
  });
}
