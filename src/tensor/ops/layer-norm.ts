import * as tf from "@tensorflow/tfjs-core";
import { fused } from "../compile/record/fused.ts";
import { columnSums } from "./column-sums.ts";
import { differentiable } from "./custom-gradient.ts";

/**
 * Normalises every row to mean 0 and variance 1, then scales and shifts it.
 * @param x `[rows, width]`
 * @param gain `[width]`
 * @param shift `[width]`
 * @param epsilon added to the variance; constant, without gradient
 * @returns `[rows, width]`
 */
export function layerNorm(
  x: tf.Tensor2D,
  gain: tf.Tensor1D,
  shift: tf.Tensor1D,
  epsilon: tf.Scalar,
): tf.Tensor2D {
  return differentiable([x, gain, shift], () => {
    const mean = tf.mean(x, -1, true);
    const centred = tf.sub(x, mean);
    const inverse = tf.rsqrt(tf.add(tf.mean(tf.square(centred), -1, true), epsilon));
    const normal = tf.mul(centred, inverse);
    const [value, ...moments] = fused("EspalierLayerNorm", [x, gain, shift, epsilon], () => [
      tf.add(tf.mul(normal, gain), shift) as tf.Tensor2D,
      mean,
      inverse,
    ]);
    return {
      value,
      saved: [x, ...moments, normal, gain],
      gradients: (by, [x, mean, inverse, normal, gain]) => [
        ...fused("EspalierLayerNormGradient", [by, x, mean, inverse, gain], () => {
          const byGain = tf.mul(by, normal);
          const byNormal = tf.mul(by, gain);
          const along = tf.mul(normal, tf.mean(tf.mul(byNormal, normal), -1, true));
          const across = tf.sub(tf.sub(byNormal, tf.mean(byNormal, -1, true)), along);
          return [tf.mul(across, inverse), columnSums(byGain), columnSums(by)];
        }),
      ],
    };
  });
}
