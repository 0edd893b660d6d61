import * as tf from "@tensorflow/tfjs-core";
import { product } from "./product.ts";

/** The sum of all rows, `[rows, columns]` to `[columns]`: by a product, several times as fast as by reduction. */
export function columnSums(x: tf.Tensor): tf.Tensor1D {
  const [rows, columns] = x.shape as [number, number];
  return tf.reshape(product(tf.ones([1, rows]), x), [columns]);
}
