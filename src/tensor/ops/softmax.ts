import * as tf from "@tensorflow/tfjs-core";
import { differentiable } from "./custom-gradient.ts";

/**
 * Softmax over the last axis.
 * @param mask added before, of a shape that broadcasts, such as minus infinity for what must not be seen; constant
 */
export function softmax<T extends tf.Tensor>(x: T, mask?: tf.Tensor): T {
  return differentiable([x], () => {
    const value = tf.softmax(mask === undefined ? x : (tf.add(x, mask) as T));
    return { value, saved: [value], gradients: (by, [value]) => [softmaxGradient(by, value)] };
  });
}

/** From the gradient by a softmax's result to that by its input. */
export function softmaxGradient(by: tf.Tensor, probabilities: tf.Tensor): tf.Tensor {
  const weighted = tf.mul(by, probabilities);
  return tf.sub(weighted, tf.mul(probabilities, tf.sum(weighted, -1, true)));
}
