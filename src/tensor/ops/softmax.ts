import * as tf from "@tensorflow/tfjs-core";
import { differentiable } from "./custom-gradient.ts";

/**
 * Softmax over the last axis.
 * @param mask added to the input, with broadcasting, such as minus infinity for hidden tokens; constant
 */
export function softmax<T extends tf.Tensor>(x: T, mask?: tf.Tensor): T {
  return differentiable([x], () => {
    const value = tf.softmax(mask === undefined ? x : (tf.add(x, mask) as T));
    return { value, saved: [value], gradients: (by, [value]) => [softmaxGradient(by, value)] };
  });
}

/** The gradient by a softmax's input from the gradient by its result. */
export function softmaxGradient(by: tf.Tensor, probabilities: tf.Tensor): tf.Tensor {
  const weighted = tf.mul(by, probabilities);
  return tf.sub(weighted, tf.mul(probabilities, tf.sum(weighted, -1, true)));
}
