import * as tf from "@tensorflow/tfjs-core";

/** Which factors of a product are transposed in their last two axes. */
export interface Transposed {
  readonly a?: boolean;
  readonly b?: boolean;
}

/** Matrix product of the last two axes. wasm multiplies transposed factors many times slower than plain ones. */
export function product<Result extends tf.Tensor>(
  a: tf.Tensor,
  b: tf.Tensor,
  transposed: Transposed = {},
): Result {
  const flags = tf.getBackend() !== "wasm";
  const left = transposed.a === true && !flags ? swapLastAxes(a) : a;
  const right = transposed.b === true && !flags ? swapLastAxes(b) : b;
  return tf.matMul(left, right, flags && transposed.a, flags && transposed.b) as Result;
}

function swapLastAxes(x: tf.Tensor): tf.Tensor {
  const axes = [...x.shape.keys()];
  return tf.transpose(x, [...axes.slice(0, -2), axes.length - 1, axes.length - 2]);
}
