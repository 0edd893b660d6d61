import * as tf from "@tensorflow/tfjs-core";

/** The sum of all rows, `[rows, columns]` to `[columns]`. */
export function columnSums(x: tf.Tensor): tf.Tensor1D {
  return tf.sum(x, 0);
}
