import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { compile } from "../../../src/tensor/compile/execute/compile.ts";
import type { Sample, StepResult } from "../../../src/tensor/compile/step.ts";
import { describeEachWay } from "./ways.ts";

const one = (value: number) => ({ shape: [1], data: Float32Array.of(value) });
const sample: Sample = {
  state: new Map([
    ["a", one(1)],
    ["b", one(5)],
  ]),
  batch: {},
  scalars: {},
};

type Update = (a: tf.Tensor, b: tf.Tensor) => StepResult;
const state = (entries: Record<string, tf.Tensor>) => new Map(Object.entries(entries));

/** What a step does with its state, what it tells in three runs, and what the state is then. */
const updates: readonly (readonly [string, Update, number[], Record<string, number>])[] = [
  ["leaves it", (a) => ({ outputs: { y: tf.add(a, 1) } }), [2, 2, 2], { a: 1, b: 5 }],
  ["gives it back as it was", (a) => ({ state: state({ a }), outputs: { y: a } }), [1, 1, 1], { a: 1, b: 5 }],
  [
    "changes one, tells the old",
    (a) => ({ state: state({ a: tf.add(a, 1) }), outputs: { y: a } }),
    [1, 2, 3],
    { a: 4, b: 5 },
  ],
  ["swaps", (a, b) => ({ state: state({ a: b, b: a }), outputs: { y: a } }), [1, 5, 1], { a: 5, b: 1 }],
  ["copies", (a, b) => ({ state: state({ a: b }), outputs: { y: a } }), [1, 5, 5], { a: 5, b: 5 }],
  [
    "hands one on to the other",
    (a, b) => ({ state: state({ a: tf.add(b, 1), b: a }), outputs: { y: b } }),
    [5, 1, 6],
    { a: 7, b: 2 },
  ],
];

describeEachWay(({ mode }) => {
  test.each(updates)("a step that %s", (_, update, told, final) => {
    const tensors = tf.memory().numTensors;
    const compiled = compile(
      (state) => update(state.get("a") as tf.Tensor, state.get("b") as tf.Tensor),
      sample,
      { mode, onFallback: (line) => expect.fail(line) },
    );
    expect([1, 2, 3].map(() => compiled.run({}, {})["y"]?.data[0])).toEqual(told);
    expect(Object.fromEntries([...compiled.read()].map(([name, { data }]) => [name, data[0]]))).toEqual(
      final,
    );
    compiled.dispose();
    expect(tf.memory().numTensors).toBe(tensors);
  });
});
