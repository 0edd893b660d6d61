import type { Architecture } from "../architecture/architecture.ts";
import { median } from "../statistics/median.ts";
import type { Batch, Step } from "../tensor/compile/step.ts";
import type { StepCompiler } from "../tensor/compile/step-compiler.ts";
import type { ParameterTree } from "../tensor/parameter-tree.ts";
import type { TrainableFamily } from "./trainable-family.ts";

/** Number of untimed passes, which compile and fill caches. */
const WARM_UP = 3;

/** A model for timing. */
export interface TimedModel {
  readonly family: TrainableFamily;
  readonly architecture: Architecture;
  readonly weights: ParameterTree;
  /** The model's inputs, and no other arrays. */
  readonly inputs: Batch;
  readonly compiler: StepCompiler;
}

/**
 * Time of a forward pass in seconds on the open engine, from inputs in memory to outputs in memory.
 * @returns the median of `passes` passes.
 */
export function forwardSeconds(
  { family, architecture, weights, inputs, compiler }: TimedModel,
  passes: number,
): number {
  const forward: Step = (parameters, tensors) => ({
    outputs: family.forward(architecture, parameters, tensors),
  });
  const sample = { state: weights, batch: inputs, scalars: {} };
  const step = compiler.open(`forward ${architecture}`, forward, sample, WARM_UP + passes);
  try {
    const times = Array.from({ length: WARM_UP + passes }, () => secondsOf(() => step.run(inputs, {})));
    return median(times.slice(WARM_UP));
  } finally {
    step.dispose();
  }
}

function secondsOf(task: () => unknown): number {
  const start = performance.now();
  task();
  return (performance.now() - start) / 1000;
}
