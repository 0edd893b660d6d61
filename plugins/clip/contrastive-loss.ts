import * as tf from "@tensorflow/tfjs-core";
import type { NamedTensors } from "espalier";
import { differentiable, matMul } from "espalier/tensor";

interface Features {
  /** `[batch, embedding]`. */
  readonly image: tf.Tensor2D;
  /** `[batch, embedding]`. */
  readonly text: tf.Tensor2D;
  /** The factor on inner products. */
  readonly scale: tf.Scalar;
}

/** Pairs of pictures (rows) and texts (columns) within a batch; values 0 or 1. */
interface Targets {
  /** `[batch, batch]`: positives, which describe the same thing. */
  readonly positives: tf.Tensor2D;
  /** `[batch, batch]`: neither positive nor negative, as the text is true of another pair's picture. */
  readonly ambiguous: tf.Tensor2D;
}

/** Added to the logits of ambiguous pairs: far below all others, yet finite. */
const hidden = -1e9;

/**
 * The mean over rows and both directions of -(1/|P|) * sum over j in P of log p_ij, in nats. A row without
 * positives contributes 0.
 */
export function contrastiveLoss(outputs: NamedTensors, batch: NamedTensors): tf.Scalar {
  const { image, text, scale } = outputs as unknown as Features;
  const targets = batch as unknown as Targets;
  const logits = tf.mul<tf.Tensor2D>(matMul(image, tf.transpose(text)), scale); // [pictures, texts]
  const mask = tf.mul<tf.Tensor2D>(tf.mul(targets.ambiguous, tf.sub(1, targets.positives)), hidden);
  const forText = crossEntropy(tf.transpose(logits), tf.transpose(targets.positives), tf.transpose(mask));
  const forImage = crossEntropy(logits, targets.positives, mask);
  return tf.mul(tf.add(forImage, forText), 0.5);
}

/** Mean over the rows of the cross-entropy to targets with equal shares for all positives. */
function crossEntropy(logits: tf.Tensor2D, positives: tf.Tensor2D, mask: tf.Tensor2D): tf.Scalar {
  const rows = logits.shape[0];
  return differentiable([logits], () => {
    const shown = tf.add(logits, mask);
    const logarithms = tf.logSoftmax(shown);
    const count = tf.sum(positives, 1, true);
    const shares = tf.div(positives, tf.maximum(count, 1));
    const probabilities = tf.mul(tf.exp(logarithms), tf.minimum(count, 1));
    return {
      value: tf.div(tf.sum(tf.mul(shares, logarithms)), -rows) as tf.Scalar,
      saved: [probabilities, shares],
      gradients: (by, [probabilities, shares]) => [tf.mul(tf.sub(probabilities, shares), tf.div(by, rows))],
    };
  });
}
