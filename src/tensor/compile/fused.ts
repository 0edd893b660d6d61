import type { Tensor } from "@tensorflow/tfjs-core";

/** Operations that a graph has one kernel for, and tfjs has not. */
export type FusedOp = "AdamW";

/** Told of the fused operations of a step. */
export type FusionRecorder = (op: FusedOp, inputs: readonly Tensor[], results: readonly Tensor[]) => void;

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
): Results {
  const results = compute();
  recorder?.(op, inputs, results);
  return results;
}
