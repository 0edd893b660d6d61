import * as tf from "@tensorflow/tfjs-core";

/** Rows of zeros with a 1 at each id, float32. The wasm backend writes integers into a float32 result: so it is cast. */
export function oneHot<Result extends tf.Tensor>(ids: tf.Tensor, depth: number): Result {
  return tf.cast(tf.oneHot(ids as tf.Tensor1D, depth), "float32") as Result;
}
