import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Mode } from "../../../src/tensor/compile/execute/compiled-step.ts";
import { compile } from "../../../src/tensor/compile/execute/compile.ts";
import { type Engine, openEngine } from "../../../src/tensor/engine.ts";
import type { NdArray, ParameterTree } from "espalier";
import { createTraining, type Training, type TrainingCase } from "./training-case.ts";
import { hasNativeEngine } from "../../required.ts";

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

const deep = { "image.depth": 2, "text.depth": 2 };
const unequal = {
  "image.width": 16,
  "text.width": 24,
  "image.mlpRatio": 2,
  "text.mlpRatio": 1,
  "text.depth": 2,
};

const graphs: readonly (readonly [string, TrainingCase])[] = [
  ["two layers each", { architecture: deep }],
  ["unequal towers", { architecture: unequal }],
  ["shared blocks alone", { architecture: { "image.depth": 0, "text.depth": 0, "shared.depth": 2 } }],
  [
    "a shared block, normalised before the first, quick GELU",
    { architecture: { "shared.depth": 1 }, options: { lnPre: true, quickGelu: true } },
  ],
  ["parameters in joint vectors", { grouping: "joint" }],
  ["a trained model", { history: "trained" }],
  [
    "a trained model with a shared block, in joint vectors",
    { history: "trained", grouping: "joint", architecture: { "shared.depth": 1 } },
  ],
  ["a grown model", { history: "grown" }],
  ["a grown model in joint vectors", { history: "grown", grouping: "joint", architecture: unequal }],
  ["an anchor", { anchored: true, history: "trained" }],
  ["an anchor in a grown model, in joint vectors", { anchored: true, history: "grown", grouping: "joint" }],
  ["gradients that are clipped hard", { gradientClip: 0.01 }],
  ["gradients that are never clipped", { gradientClip: 1e6 }],
];
/** XLA takes its time. */
const xla: readonly (readonly [string, TrainingCase])[] = [
  ["a text tower of one layer", { architecture: { "image.depth": 0 }, gradientClip: 0.01 }],
  [
    "a grown model with an anchor and a shared block, normalised before the first, quick GELU, in joint vectors",
    {
      architecture: { "shared.depth": 1 },
      options: { lnPre: true, quickGelu: true },
      history: "grown",
      anchored: true,
      grouping: "joint",
    },
  ],
];

describe.skipIf(!hasNativeEngine())("ten updates come to the same operation by operation and", () => {
  let engine: Engine;
  beforeAll(async () => void (engine = await openEngine("native")));
  afterAll(() => engine.close());

  test.each(graphs)("as a graph: %s", async (_, chosen) => {
    const training = await createTraining(chosen);
    expectSame(train(training, "graph"), train(training, "eager"));
  });

  test.each(xla)("compiled by XLA: %s", async (_, chosen) => {
    const training = await createTraining(chosen);
    expectSame(train(training, "xla"), train(training, "eager"));
  });
});
