import * as tf from "@tensorflow/tfjs-core";
import type { NamedTensors } from "espalier";
import { differentiable, oneHot } from "espalier/tensor";

/** Arrays of a batch that the loss reads. */
interface Targets {
  /** `[batch]`, int32: class ids. */
  readonly labels: tf.Tensor1D;
  /** `[batch, classes]`: 1 for classes that have arrived, 0 for reserved rows. */
  readonly known: tf.Tensor2D;
}

/** Added to the logits of reserved rows: far below all others, yet finite. */
const hidden = -1e9;

/**
 * Cross-entropy of a softmax over the known classes, the mean over the batch, in nats. With smoothing, a share of each
 * target is spread evenly over the known classes (label smoothing, Szegedy et al. 2016, arXiv 1512.00567).
 * @param smoothing in [0, 1).
 */
export function crossEntropyLoss(outputs: NamedTensors, batch: NamedTensors, smoothing: number): tf.Scalar {
  const logits = outputs["logits"] as tf.Tensor2D;
  const { labels, known } = batch as unknown as Targets;
  const [rows, classes] = logits.shape;
  return differentiable([logits], () => {
    const logarithms = tf.logSoftmax(tf.add(logits, tf.mul(tf.sub(1, known), hidden)));
    const own = oneHot<tf.Tensor2D>(labels, classes);
    const shares = tf.add(
      tf.mul(own, 1 - smoothing),
      tf.mul(tf.div(known, tf.sum(known, 1, true)), smoothing),
    ); // [batch, classes]
    return {
      value: tf.div(tf.sum(tf.mul(shares, logarithms)), -rows) as tf.Scalar,
      saved: [tf.exp(logarithms), shares],
      gradients: (by, [probabilities, shares]) => [tf.mul(tf.sub(probabilities, shares), tf.div(by, rows))],
    };
  });
}
