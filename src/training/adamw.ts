import * as tf from "@tensorflow/tfjs-core";

/** Weights and what the optimizer remembers of them, each a vector `[parameters]`. */
export interface OptimizedWeights {
  readonly weights: tf.Tensor1D;
  readonly first: tf.Tensor1D;
  readonly second: tf.Tensor1D;
  /** Updates that each entry has had. */
  readonly count: tf.Tensor1D;
}

/** Constants of the optimizer. */
export interface AdamWSettings {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
}

/** Scales a gradient down so that its norm is at most `maximum`. */
export function clipByNorm(gradient: tf.Tensor1D, maximum: number): tf.Tensor1D {
  const norm = tf.sqrt(tf.sum(tf.square(gradient)));
  return tf.mul(gradient, tf.minimum(1, tf.div(maximum, tf.add(norm, 1e-6))));
}

/**
 * One update of AdamW (Loshchilov and Hutter 2019, algorithm 2, decay decoupled and scaled by the learning rate as
 * in PyTorch). Each entry corrects its bias by its own count, so entries that have just grown start like new ones.
 * @param decays 1 where weight decay applies, else 0, `[parameters]`.
 * @param learningRate a scalar.
 */
export function adamW(
  { weights, first, second, count }: OptimizedWeights,
  gradient: tf.Tensor1D,
  decays: tf.Tensor1D,
  learningRate: tf.Scalar,
  { beta1, beta2, epsilon, weightDecay }: AdamWSettings,
): OptimizedWeights {
  const nextCount = tf.add(count, 1);
  const nextFirst = tf.add(tf.mul(first, beta1), tf.mul(gradient, 1 - beta1));
  const nextSecond = tf.add(tf.mul(second, beta2), tf.mul(tf.square(gradient), 1 - beta2));
  const direction = tf.div(
    tf.div(nextFirst, correction(nextCount, beta1)),
    tf.add(tf.sqrt(tf.div(nextSecond, correction(nextCount, beta2))), epsilon),
  );
  const decay = tf.mul(tf.mul(weights, decays), weightDecay);
  const nextWeights = tf.sub(weights, tf.mul(tf.add(direction, decay), learningRate));
  return { weights: nextWeights, first: nextFirst, second: nextSecond, count: nextCount } as OptimizedWeights;
}

/** 1 - beta^count. */
function correction(count: tf.Tensor, beta: number): tf.Tensor {
  return tf.sub(1, tf.exp(tf.mul(count, Math.log(beta))));
}
