import { expect } from "vitest";
import type { NdArray, ParameterTree } from "espalier";
import { compile } from "../../../src/tensor/compile/execute/compile.ts";
import type { Mode } from "../../../src/tensor/compile/execute/compiled-step.ts";
import { createTraining, type Training, type TrainingCase } from "./training-case.ts";

/** Trains in a mode and operation by operation, and compares losses and models. */
export async function expectSameUpdates(chosen: TrainingCase, mode: Mode): Promise<void> {
  const training = await createTraining(chosen);
  expectSame(train(training, mode), train(training, "eager"));
}

/** What ten updates come to. */
interface Outcome {
  readonly losses: readonly number[];
  readonly model: ParameterTree;
}

function train({ step, sample, updates, modelOf }: Training, mode: Mode): Outcome {
  const compiled = compile(step, sample, { mode, onFallback: (line) => expect.fail(line) });
  try {
    expect(compiled.mode).toBe(mode);
    const losses = updates.map(
      ({ batch, scalars }) => compiled.run(batch, scalars)["loss"]?.data[0] as number,
    );
    return { losses, model: modelOf(compiled.read()) };
  } finally {
    compiled.dispose();
  }
}

function expectSame(actual: Outcome, expected: Outcome): void {
  expect(largestDifference(actual.losses, expected.losses), "losses").toBeLessThan(1e-5);
  expect([...actual.model.keys()]).toEqual([...expected.model.keys()]);
  for (const [name, array] of actual.model) {
    const other = expected.model.get(name) as NdArray;
    expect(array.shape).toEqual(other.shape);
    const difference = largestDifference(determined(name, array), determined(name, other));
    expect(difference, name).toBeLessThan(1e-5);
  }
}

/**
 * What ten updates determine. The bias of attention's keys has no gradient: it adds the same to all scores of a query.
 * What rounding makes of that zero, AdamW turns into steps of up to a learning rate.
 */
function determined(name: string, { data }: NdArray): Float32Array {
  const third = data.length / 3;
  return name.endsWith("attn.in_proj_bias")
    ? Float32Array.of(...data.slice(0, third), ...data.slice(2 * third))
    : data;
}

/** As a share of the largest number, where that is above 1. */
function largestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  expect(one.length).toBe(other.length);
  const differences = Array.from(one, (value, index) => Math.abs(value - (other[index] as number)));
  return Math.max(0, ...differences) / Math.max(1, ...Array.from(one, Math.abs));
}
