import * as tf from "@tensorflow/tfjs-core";
import { differentiable } from "./custom-gradient.ts";

/**
 * Rows of a table.
 * @param ids `[count]`, int32, each a row of the table
 * @param table `[rows, width]`
 * @returns `[count, width]`
 */
export function embed(ids: tf.Tensor1D, table: tf.Tensor2D): tf.Tensor2D {
  return differentiable([table], () => ({
    value: tf.gather(table, ids),
    saved: [ids],
    // scatterND adds up what goes to one row, on every backend; wasm has no UnsortedSegmentSum.
    gradients: (by, [ids]) => [tf.scatterND(tf.expandDims(ids, 1), by, table.shape)],
  }));
}
