import * as tf from "@tensorflow/tfjs-core";
import type { NamedTensors } from "espalier";
import { differentiable, oneHot } from "espalier/tensor";

interface Targets {
  /** `[batch, context]`, int32: the right token at each position. */
  readonly next: tf.Tensor2D;
  /** `[batch, context]`: 1 for positions with a token, 0 for padding. */
  readonly weights: tf.Tensor2D;
}

/**
 * The mean of -log p(next) over the positions with weight 1, in nats.
 * @param outputs `logits` `[batch, context, tokens]`
 */
export function nextTokenLoss(outputs: NamedTensors, batch: NamedTensors): tf.Scalar {
  const { next, weights } = batch as unknown as Targets;
  const logits = outputs["logits"] as tf.Tensor3D;
  const tokens = logits.shape[2];
  return crossEntropy(tf.reshape(logits, [-1, tokens]), tf.reshape(next, [-1]), tf.reshape(weights, [-1, 1]));
}

/** @param logits `[rows, tokens]` @param next `[rows]` @param weights `[rows, 1]` */
function crossEntropy(logits: tf.Tensor2D, next: tf.Tensor1D, weights: tf.Tensor2D): tf.Scalar {
  return differentiable([logits], () => {
    const logarithms = tf.logSoftmax(logits);
    const right = oneHot<tf.Tensor2D>(next, logits.shape[1]);
    const shares = tf.div(weights, tf.maximum(tf.sum(weights), 1)); // [rows, 1]
    const found = tf.sum(tf.mul(right, logarithms), 1, true);
    return {
      value: tf.neg(tf.sum(tf.mul(found, shares))) as tf.Scalar,
      saved: [logarithms, right, shares],
      gradients: (by, [logarithms, right, shares]) => [
        tf.mul(tf.sub(tf.exp(logarithms), right), tf.mul(shares, by)),
      ],
    };
  });
}
