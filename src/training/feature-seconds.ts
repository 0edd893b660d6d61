import type { Architecture } from "../architecture/architecture.ts";
import type { ModelFamily } from "../architecture/model-family.ts";
import type { Batch } from "../data/batch.ts";
import type { Step } from "../tensor/compile/step.ts";
import type { StepCompiler } from "../tensor/compile/step-compiler.ts";
import type { ParameterTree } from "../tensor/parameter-tree.ts";
import { type BatchTensors, stepBatch } from "./model-batch.ts";

/** Passes before the clock runs: the first ones compile, and fill caches. */
const WARM_UP = 3;

/** A model to be timed. */
export interface TimedModel {
  readonly family: ModelFamily;
  readonly architecture: Architecture;
  readonly weights: ParameterTree;
  readonly batch: Batch;
  readonly compiler: StepCompiler;
}

/**
 * Seconds from a batch of pictures and texts in memory to their features in memory, on the engine that is open.
 * @returns the median of so many passes; of an even number, the mean of the middle two.
 */
export function featureSeconds(
  { family, architecture, weights, batch, compiler }: TimedModel,
  passes: number,
): number {
  const { images, tokens } = stepBatch(batch, family);
  const input = { images, tokens };
  const forward: Step = (parameters, tensors) => {
    const { images: pictures, tokens: texts } = tensors as unknown as BatchTensors;
    return {
      outputs: {
        image: family.imageFeatures(architecture, parameters, pictures),
        text: family.textFeatures(architecture, parameters, texts),
      },
    };
  };
  const sample = { state: weights, batch: input, scalars: {} };
  const step = compiler.open(`features ${architecture}`, forward, sample, WARM_UP + passes);
  try {
    const times = Array.from({ length: WARM_UP + passes }, () => secondsOf(() => step.run(input, {})));
    return medianOf(times.slice(WARM_UP));
  } finally {
    step.dispose();
  }
}

function secondsOf(task: () => unknown): number {
  const start = performance.now();
  task();
  return (performance.now() - start) / 1000;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2;
}
