import * as tf from "@tensorflow/tfjs-core";

/** The sum of all rows, `[rows, columns]` to `[columns]`. wasm multiplies ten times as fast as it adds up columns. */
export function columnSums(x: tf.Tensor): tf.Tensor1D {
  if (tf.getBackend() !== "wasm") return tf.sum(x, 0);
  const [rows, columns] = x.shape as [number, number];
  return tf.reshape(tf.matMul(tf.ones([1, rows]), x), [columns]);
}
