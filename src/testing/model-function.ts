import { largestMagnitude } from "../tensor/largest-magnitude.ts";
import type { DataStream } from "../data/data-stream.ts";
import { batchOutputs } from "../evaluation/batch-outputs.ts";
import type { Batch } from "../tensor/compile/step.ts";
import { StepCompiler } from "../tensor/compile/step-compiler.ts";
import type { ModelState } from "../architecture/model-state.ts";
import { scoredWeights } from "../training/scored-weights.ts";
import type { TrainableFamily } from "../training/trainable-family.ts";

/** Number of examples on which functions are compared. */
const EXAMPLES = 4;

/** Tolerance for float32 rounding after some blocks, relative to the largest number or to 1. */
export const EXACT_WITHIN = 1e-5;

/** A family and a stream that it reads. */
export interface FamilyWithExamples {
  readonly family: TrainableFamily;
  readonly stream: DataStream;
}

/** The function of a model, independent of its widths. */
export interface ModelFunction {
  /** The family's comparable values for four examples. */
  readonly comparable: Float32Array;
  /** The scalar outputs by name. */
  readonly scalars: ReadonlyMap<string, number>;
}

/** The first training examples of a stream, encoded without random choices. */
export async function firstBatch({ family, stream }: FamilyWithExamples, count = EXAMPLES): Promise<Batch> {
  const examples = await stream.examples(1, "train");
  const encoder = await family.encoder(stream, 1);
  const chosen = Array.from({ length: Math.min(count, examples.length) }, (_, place) => examples.at(place)!);
  return await encoder.encode(chosen, { augment: false });
}

/** The function of a state's live or averaged weights. Needs an open engine. */
export async function functionOf(
  tested: FamilyWithExamples,
  state: ModelState,
  weights: "live" | "averaged",
): Promise<ModelFunction> {
  const { family } = tested;
  const compiler = new StepCompiler({ mode: "eager", onFallback: () => {} });
  try {
    const model = {
      family,
      architecture: state.architecture,
      weights: scoredWeights(state, weights),
      compiler,
    };
    const outputs = batchOutputs(model, await firstBatch(tested));
    const scalars = Object.entries(outputs).filter(([, { shape }]) => shape.length === 0);
    return {
      comparable: family.comparable(outputs),
      scalars: new Map(scalars.map(([name, { data }]) => [name, data[0]!])),
    };
  } finally {
    compiler.close();
  }
}

/** The largest change of a value, relative to 1 or to the largest value; NaN if any is NaN. */
export function largestChange(one: ModelFunction, other: ModelFunction): number {
  const size = Math.max(1, largestMagnitude(one.comparable));
  const changes = one.comparable.map((value, index) => value - other.comparable[index]!);
  const scalars = [...one.scalars].map(([name, value]) => Math.abs(other.scalars.get(name)! / value - 1));
  return Math.max(largestMagnitude(changes) / size, ...scalars);
}
