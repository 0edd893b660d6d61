import * as tf from "@tensorflow/tfjs-core";

/** One-hot rows, float32. The cast is needed since the wasm backend writes integers into a float32 result. */
export function oneHot<Result extends tf.Tensor>(ids: tf.Tensor, depth: number): Result {
  return tf.cast(tf.oneHot(ids as tf.Tensor1D, depth), "float32") as Result;
}
