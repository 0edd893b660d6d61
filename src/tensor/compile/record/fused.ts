import type { Tensor } from "@tensorflow/tfjs-core";

/**
 * Operations that a graph has one kernel for, and tfjs has not: TensorFlow's for Adam, and those of our own in
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

/** The name of one of them. */
export type FusedOp = keyof typeof fusedOps;

/** Whole numbers that a kernel is made with. */
export type FusedAttributes = Readonly<Record<string, number>>;

/** Told of the fused operations of a step. */
export type FusionRecorder = (
  op: FusedOp,
  inputs: readonly Tensor[],
  results: readonly Tensor[],
  attributes: FusedAttributes,
) => void;

/** The recording that is under way: steps are recorded one at a time and without a pause. */
let recorder: FusionRecorder | undefined;

/** Runs a step such that its fused operations are recorded. */
export function recordingFusions<Result>(current: FusionRecorder, step: () => Result): Result {
  recorder = current;
  try {
    return step();
  } finally {
    recorder = undefined;
  }
}

/**
 * A group of operations that a graph may compute by one kernel.
 * @param inputs all that the kernel needs, in its order
 * @param compute the same by tfjs' own operations, for wherever there is no such kernel
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
