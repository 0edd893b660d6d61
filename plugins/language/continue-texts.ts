import * as tf from "@tensorflow/tfjs-core";
import type { Measure, NdArray, Random, TrainedModel } from "espalier";
import { oneHot } from "espalier/tensor";
import { BYTES, START, TOKENS } from "./tokens.ts";

/** Below 1, likely bytes are drawn more often than the model expects, so that words stay readable. */
const TEMPERATURE = 0.8;

/** `next` `[batch, 257]`: logits of the byte that follows a window. */
const nextByte: Measure = {
  name: "logits of the next byte",
  of: ({ logits }, { tokens }) => {
    const context = logits!.shape[1]!;
    // The rest of a window repeats the start symbol, so its bytes are counted.
    const bytes = tf.sum(tf.cast(tf.less(tokens as tf.Tensor2D, START), "int32"), 1); // [batch]
    const last = oneHot<tf.Tensor2D>(bytes as tf.Tensor1D, context); // [batch, context]
    return { next: tf.sum(tf.mul(logits as tf.Tensor3D, tf.expandDims(last, 2)), 1) };
  },
};

/**
 * Continues texts byte by byte, drawn from the model's probabilities at temperature 0.8.
 * @param keys of the draws, one for each text. Equal keys draw alike from any model.
 * @param length number of bytes to add.
 * @param size largest number of bytes that the model reads.
 * @returns the added bytes of each text.
 */
export async function continueTexts(
  model: TrainedModel,
  beginnings: readonly Uint8Array[],
  keys: readonly Random[],
  length: number,
  size: number,
): Promise<readonly Uint8Array[]> {
  const draws = keys.map((key) => key.uniforms(length));
  const texts = beginnings.map((bytes) => [...bytes]);
  for (let place = 0; place < length; place++) {
    const windows = texts.map((text) => Uint8Array.from(text.slice(-size)));
    const { next } = await model.compute(nextByte, { tokens: windows });
    texts.forEach((text, row) => text.push(drawByte(next!, row, draws[row]![place]!)));
  }
  return texts.map((text) => Uint8Array.from(text.slice(-length)));
}

/** The byte at a share of the cumulative probabilities; the start symbol is left out. */
function drawByte({ data }: NdArray, row: number, share: number): number {
  const logits = data.subarray(row * TOKENS, row * TOKENS + BYTES);
  const largest = Math.max(...logits);
  const weights = Array.from(logits, (logit) => Math.exp((logit - largest) / TEMPERATURE));
  let rest = share * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [byte, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return byte;
  }
  return logits.indexOf(largest);
}
