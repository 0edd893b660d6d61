import * as tf from "@tensorflow/tfjs-core";
import { differentiable } from "espalier/tensor";

const maximum = Math.log(100);

/**
 * The factor on inner products, 100 at most as in CLIP. Beyond the limit only the gradient that would lead further
 * is dropped, so that the logarithm can come back.
 */
export function clampedScale(logarithm: tf.Scalar): tf.Scalar {
  const limited = differentiable([logarithm], () => ({
    value: tf.minimum(logarithm, maximum) as tf.Scalar,
    saved: [logarithm],
    gradients: (by, [logarithm]) => [tf.where(tf.less(logarithm, maximum), by, tf.relu(by))],
  }));
  return tf.exp(limited);
}
