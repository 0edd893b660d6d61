import * as tf from "@tensorflow/tfjs-core";
import { columnSums } from "./column-sums.ts";
import { differentiable } from "./custom-gradient.ts";

/**
 * Normalises every row to mean 0 and variance 1, then scales and shifts it.
 * @param x `[rows, width]`
 * @param gain `[width]`
 * @param shift `[width]`
 * @param epsilon added to the variance; a constant: no gradient
 * @returns `[rows, width]`
 */
export function layerNorm(
  x: tf.Tensor2D,
  gain: tf.Tensor1D,
  shift: tf.Tensor1D,
  epsilon: tf.Scalar,
): tf.Tensor2D {
  return differentiable([x, gain, shift], () => {
    const centred = tf.sub(x, tf.mean(x, -1, true));
    const inverse = tf.rsqrt(tf.add(tf.mean(tf.square(centred), -1, true), epsilon));
    const normal = tf.mul(centred, inverse);
    return {
      value: tf.add(tf.mul(normal, gain), shift) as tf.Tensor2D,
      saved: [normal, inverse, gain],
      gradients: (by, [normal, inverse, gain]) => {
        const byGain = tf.mul(by, normal);
        const byNormal = tf.mul(by, gain);
        const along = tf.mul(normal, tf.mean(tf.mul(byNormal, normal), -1, true));
        const across = tf.sub(tf.sub(byNormal, tf.mean(byNormal, -1, true)), along);
        return [tf.mul(across, inverse), columnSums(byGain), columnSums(by)];
      },
    };
  });
}
