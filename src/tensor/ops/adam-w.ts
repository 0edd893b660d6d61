import * as tf from "@tensorflow/tfjs-core";
import { fused } from "../compile/record/fused.ts";

/** A parameter and its optimizer slots, all of one shape. */
export interface OptimizedParameter {
  readonly weight: tf.Tensor;
  /** First and second moment of the gradient. */
  readonly first: tf.Tensor;
  readonly second: tf.Tensor;
}

/** Constants of the optimizer. */
export interface AdamWSettings {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Decoupled decay, a share of the learning rate. */
  readonly weightDecay: number;
}

/**
 * One update of AdamW (Loshchilov and Hutter 2019, algorithm 2, decay decoupled and scaled by the learning rate as in
 * PyTorch).
 * @param count number of updates including this one: a scalar, or an array of the parameter's shape if entries
 * differ, so that newly grown entries start like new ones
 * @param learningRate a scalar
 */
export function adamW(
  { weight, first, second }: OptimizedParameter,
  gradient: tf.Tensor,
  count: tf.Tensor,
  learningRate: tf.Scalar,
  { beta1, beta2, epsilon, weightDecay }: AdamWSettings,
): OptimizedParameter {
  const [power1, power2] = [tf.pow(beta1, count), tf.pow(beta2, count)];
  const root2 = tf.sqrt(tf.sub(1, power2));
  // epsilon is added to the root of the corrected moment; expanded so that the corrections are scalars
  const epsilonOfMoment = tf.mul(root2, epsilon);
  const kept = weightDecay === 0 ? weight : tf.mul(weight, tf.sub(1, tf.mul(learningRate, weightDecay)));
  const compute = () => {
    const nextFirst = tf.add(first, tf.mul(tf.sub(gradient, first), 1 - beta1));
    const nextSecond = tf.add(second, tf.mul(tf.sub(tf.square(gradient), second), 1 - beta2));
    const rate = tf.mul(learningRate, tf.div(root2, tf.sub(1, power1)));
    const step = tf.div(tf.mul(nextFirst, rate), tf.add(tf.sqrt(nextSecond), epsilonOfMoment));
    return [tf.sub(kept, step), nextFirst, nextSecond] as const;
  };
  const results =
    count.rank > 0
      ? compute()
      : fused(
          "AdamW",
          [
            weight,
            first,
            second,
            kept,
            gradient,
            learningRate,
            power1,
            power2,
            tf.scalar(beta1),
            tf.scalar(beta2),
            epsilonOfMoment,
          ],
          compute,
        );
  return { weight: results[0], first: results[1], second: results[2] };
}
