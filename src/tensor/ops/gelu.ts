import * as tf from "@tensorflow/tfjs-core";
import { fused } from "../compile/record/fused.ts";
import { differentiable } from "./custom-gradient.ts";

const inverseRootOfPi = 1 / Math.sqrt(Math.PI);

/**
 * Exact GELU by the error function: x times the standard normal distribution function of x (Hendrycks and Gimpel
 * 2016).
 */
export function gelu<T extends tf.Tensor>(x: T): T {
  return differentiable([x], () => {
    const probability = tf.add(tf.mul(tf.erf(tf.mul(x, Math.SQRT1_2)), 0.5), 0.5);
    const [value] = fused("EspalierGelu", [x], () => [tf.mul(x, probability) as T]);
    return {
      value,
      saved: [x, probability],
      gradients: (by, [x, probability]) => [
        ...fused("EspalierGeluGradient", [x, by], () => {
          const scaled = tf.mul(x, Math.SQRT1_2);
          const density = tf.mul(tf.exp(tf.neg(tf.square(scaled))), inverseRootOfPi);
          return [tf.mul(by, tf.add(probability, tf.mul(scaled, density)))];
        }),
      ],
    };
  });
}

/** Quick GELU, x * sigmoid(1.702 x), as in OpenAI's CLIP. */
export function quickGelu<T extends tf.Tensor>(x: T): T {
  return differentiable([x], () => {
    const gate = tf.sigmoid(tf.mul(x, 1.702));
    const value = tf.mul(x, gate) as T;
    return {
      value,
      saved: [value, gate],
      gradients: (by, [value, gate]) => {
        const slope = tf.add(gate, tf.mul(tf.mul(value, 1.702), tf.sub(1, gate)));
        return [tf.mul(by, slope)];
      },
    };
  });
}
