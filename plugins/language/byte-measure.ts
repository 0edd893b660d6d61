import * as tf from "@tensorflow/tfjs-core";
import type { Measure } from "espalier";
import { oneHot } from "espalier/tensor";

/**
 * `bits` and `hits` `[batch, context - 1]` of a window's bytes: -log2 of the probability that the model assigns to each,
 * and 1 where it was the most probable one. The bytes are the tokens after the start symbol.
 */
export const byteMeasure: Measure = {
  name: "bits and hits of bytes",
  of: ({ logits }, { tokens }) => {
    const [batch, context, symbols] = logits!.shape as [number, number, number];
    const predicted = tf.slice(logits as tf.Tensor3D, [0, 0, 0], [batch, context - 1, symbols]);
    const bytes = tf.slice(tokens as tf.Tensor2D, [0, 1], [batch, context - 1]);
    const right = oneHot<tf.Tensor3D>(bytes, symbols);
    const nats = tf.neg(tf.sum(tf.mul(tf.logSoftmax(predicted), right), 2));
    return {
      bits: tf.div(nats, Math.LN2),
      hits: tf.cast(tf.equal(tf.argMax(predicted, 2), bytes), "float32"),
    };
  },
};
