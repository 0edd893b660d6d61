import type { Tensor } from "@tensorflow/tfjs-core";

/**
 * Fused operations with a kernel in graphs but not in tfjs: TensorFlow's for Adam, and our own in
 * `src/tensor/native`, as inputs -> outputs | attributes.
 */
export const fusedOps = {
  AdamW:
    "weight: float, first: float, second: float, kept: float, gradient: float, rate: float, power1: float, power2: float, beta1: float, beta2: float, epsilon: float -> weight: float, first: float, second: float | ",
  EspalierAttention:
    "query_key_value: float, mask: float -> result: float, weights: float | tokens: int, heads: int",
  EspalierAttentionGradient:
    "by: float, query_key_value: float, weights: float -> by_query_key_value: float | tokens: int, heads: int",
  EspalierGelu: "x: float -> y: float | ",
  EspalierGeluGradient: "x: float, by: float -> result: float | ",
  EspalierLayerNorm:
    "x: float, gain: float, shift: float, epsilon: float -> y: float, mean: float, inverse: float | ",
  EspalierLayerNormGradient:
    "by: float, x: float, mean: float, inverse: float, gain: float -> by_x: float, by_gain: float, by_shift: float | ",
} as const;

/** Name of a fused operation. */
export type FusedOp = keyof typeof fusedOps;

/** Integer attributes of a kernel. */
export type FusedAttributes = Readonly<Record<string, number>>;

/** Receives the fused operations of a step. */
export type FusionRecorder = (
  op: FusedOp,
  inputs: readonly Tensor[],
  results: readonly Tensor[],
  attributes: FusedAttributes,
) => void;

/** The current recording, if any; steps are recorded synchronously, one at a time. */
let recorder: FusionRecorder | undefined;

/** Runs a step and records its fused operations. */
export function recordingFusions<Result>(current: FusionRecorder, step: () => Result): Result {
  recorder = current;
  try {
    return step();
  } finally {
    recorder = undefined;
  }
}

/**
 * Marks a group of operations that a graph may compute by one kernel.
 * @param inputs all inputs of the kernel, in its order
 * @param compute the equivalent tfjs operations, used without such a kernel
 */
export function fused<const Results extends readonly Tensor[]>(
  op: FusedOp,
  inputs: readonly Tensor[],
  compute: () => Results,
  attributes: FusedAttributes = {},
): Results {
  const results = compute();
  recorder?.(op, inputs, results, attributes);
  return results;
}
