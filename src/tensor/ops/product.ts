import * as tf from "@tensorflow/tfjs-core";

/** Factors of a product that are transposed in their last two axes. */
export interface Transposed {
  readonly a?: boolean;
  readonly b?: boolean;
}

/** Matrix product of the last two axes. */
export function product<Result extends tf.Tensor>(
  a: tf.Tensor,
  b: tf.Tensor,
  transposed: Transposed = {},
): Result {
  return tf.matMul(a, b, transposed.a, transposed.b) as Result;
}
