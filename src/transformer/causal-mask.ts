import * as tf from "@tensorflow/tfjs-core";

/** A mask `[tokens, tokens]` with minus infinity where a token would attend to a later one. */
export function causalMask(tokens: number): tf.Tensor2D {
  const value = (index: number) => (index % tokens > Math.floor(index / tokens) ? -Infinity : 0);
  const values = Float32Array.from({ length: tokens ** 2 }, (_, index) => value(index));
  return tf.tensor2d(values, [tokens, tokens]);
}
