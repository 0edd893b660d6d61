import * as tf from "@tensorflow/tfjs-core";
import { differentiable } from "./custom-gradient.ts";

/**
 * Looks up rows of a table.
 * @param ids `[count]`, int32, row indices
 * @param table `[rows, width]`
 * @returns `[count, width]`
 */
export function embed(ids: tf.Tensor1D, table: tf.Tensor2D): tf.Tensor2D {
  return differentiable([table], () => ({
    value: tf.gather(table, ids),
    saved: [ids],
    // scatterND sums repeated rows on every backend; wasm has no UnsortedSegmentSum.
    gradients: (by, [ids]) => [tf.scatterND(tf.expandDims(ids, 1), by, table.shape)],
  }));
}
