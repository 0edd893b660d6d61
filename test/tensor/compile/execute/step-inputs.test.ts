import * as tf from "@tensorflow/tfjs-core";
import { embed } from "espalier/tensor";
import { expect, test } from "vitest";
import { compile } from "../../../../src/tensor/compile/execute/compile.ts";
import type { CompiledStep } from "../../../../src/tensor/compile/execute/compiled-step.ts";
import type { Batch, Sample, Scalars, Step } from "../../../../src/tensor/compile/step.ts";
import type { NdArray, ParameterTree } from "../../../../src/tensor/parameter-tree.ts";
import { describeEachWay } from "../../parity/ways.ts";
import { describeNative } from "../native.ts";
import { watching } from "../watched-binding.ts";

const floats = (...data: number[]) => ({ shape: [data.length], data: Float32Array.from(data) });
const tokens = (...data: number[]) => ({ shape: [1, data.length], data: Int32Array.from(data) });
const tree = (weight = floats(0, 0), table = { shape: [3, 2], data: Float32Array.of(1, 2, 3, 4, 5, 6) }) =>
  new Map<string, NdArray>([
    ["weight", weight],
    ["table", table],
  ]);
const batch: Batch = { ids: tokens(0, 1), x: floats(1, 1) };
const scalars: Scalars = { learningRate: 0.5 };
const sample: Sample = { state: tree(), batch, scalars };

/** Adds a share of the rows of a table, and some numbers, to a weight. */
const step: Step = (state, { ids, x }, { learningRate }) => {
  const rows = embed(tf.reshape(ids as tf.Tensor, [2]) as tf.Tensor1D, state.get("table") as tf.Tensor2D);
  const change = tf.mul(tf.add(tf.sum(rows, 0), x as tf.Tensor), learningRate as tf.Tensor);
  const weight = tf.add(state.get("weight") as tf.Tensor, change);
  return { state: new Map([["weight", weight]]), outputs: { sum: tf.sum(weight) } };
};

const wrongInputs: readonly (readonly [string, Batch, Scalars, string, string])[] = [
  ["another shape", { ...batch, x: floats(1, 1, 1) }, scalars, "x", "has the shape [3], not [2]"],
  [
    "another rank",
    { ...batch, x: { shape: [1, 2], data: Float32Array.of(1, 1) } },
    scalars,
    "x",
    "has the shape [1,2], not [2]",
  ],
  [
    "too few numbers for its shape",
    { ...batch, x: { shape: [2], data: Float32Array.of(1) } },
    scalars,
    "x",
    "has 1 numbers, not the 2 of its shape [2]",
  ],
  ["a missing array", { ids: tokens(0, 1) }, scalars, "x", "is missing"],
  ["an array too many", { ...batch, y: floats(1) }, scalars, "y", "is not one of the step's"],
  ["a missing scalar", batch, {}, "learningRate", "is missing"],
  ["a scalar too many", batch, { ...scalars, momentum: 1 }, "momentum", "is not one of the step's"],
  [
    "integers for numbers",
    { ...batch, x: { shape: [2], data: Int32Array.of(1, 1) } },
    scalars,
    "x",
    "is int32, not float32",
  ],
  [
    "numbers for integers",
    { ...batch, ids: { shape: [1, 2], data: Float32Array.of(0, 1) } },
    scalars,
    "ids",
    "is float32, not int32",
  ],
  ["a number that is none", { ...batch, x: floats(1, NaN) }, scalars, "x", "is NaN at place 1"],
  ["a scalar that is none", batch, { learningRate: NaN }, "learningRate", "is NaN"],
  ["an endless scalar", batch, { learningRate: Infinity }, "learningRate", "is Infinity"],
];
const wrongStates: readonly (readonly [string, ParameterTree, string, string])[] = [
  ["a missing array", new Map([["table", floats(0, 0)]]), "weight", "is missing"],
  ["an array too many", new Map([...tree(), ["slot", floats(0)]]), "slot", "is not one of the step's"],
  ["another shape", tree(floats(1, 2, 3)), "weight", "has the shape [3], not [2]"],
  [
    "too few numbers for its shape",
    tree({ shape: [2], data: new Float32Array(1) }),
    "weight",
    "has 1 numbers, not the 2 of its shape [2]",
  ],
];

const weightsOf = (compiled: CompiledStep) => [...(compiled.read().get("weight")?.data ?? [])];

describeEachWay(({ mode }) => {
  /** A step does what `body` says with it, then what it should, and leaves nothing behind. */
  function expectUnharmed(body: (compiled: CompiledStep) => void): void {
    const tensors = tf.memory().numTensors;
    const compiled = compile(step, sample, { mode, onFallback: (line) => expect.fail(line) });
    expect(compiled.mode).toBe(mode);
    compiled.run(batch, scalars);
    const held = tf.memory().numTensors;
    body(compiled);
    expect(tf.memory().numTensors).toBe(held);
    expect(weightsOf(compiled)).toEqual([2.5, 3.5]);
    expect([...(compiled.run(batch, scalars)["sum"]?.data ?? [])]).toEqual([12]);
    compiled.dispose();
    expect(tf.memory().numTensors).toBe(tensors);
  }

  test.each(wrongInputs)("refuses %s", (_, batch, scalars, name, problem) => {
    expectUnharmed((compiled) =>
      expect(() => compiled.run(batch, scalars)).toThrow(
        expect.objectContaining({
          code: "ESPALIER_STEP_INPUT",
          message: `The input "${name}" ${problem}.`,
          culprit: name,
        }),
      ),
    );
  });

  test.each([3, -1])("refuses the token %i of a table of three", (id) => {
    expectUnharmed((compiled) =>
      expect(() => compiled.run({ ...batch, ids: tokens(0, id) }, scalars)).toThrow(
        expect.objectContaining({
          code: "ESPALIER_STEP_INPUT",
          message: `The input "ids" is ${id} at place 1, where 0 to 2 are allowed.`,
          culprit: "ids",
        }),
      ),
    );
  });

  test.each(wrongStates)("refuses a state with %s", (_, state, name, problem) => {
    expectUnharmed((compiled) =>
      expect(() => compiled.write(state)).toThrow(
        expect.objectContaining({
          code: "ESPALIER_STEP_STATE",
          message: `The state's array "${name}" ${problem}.`,
          culprit: name,
        }),
      ),
    );
  });

  test("takes a state that fits, and gives it back", () => {
    const compiled = compile(step, sample, { mode });
    compiled.write(tree(floats(7, 8)));
    expect(compiled.read()).toEqual(tree(floats(7, 8)));
    compiled.dispose();
  });

  test("is of no use once it has been disposed of, and can be disposed of again", () => {
    const compiled = compile(step, sample, { mode });
    compiled.dispose();
    compiled.dispose();
    const disposed = expect.objectContaining({
      code: "ESPALIER_STEP_DISPOSED",
      message: "The compiled step has been disposed of.",
    });
    expect(() => compiled.run(batch, scalars)).toThrow(disposed);
    expect(() => compiled.read()).toThrow(disposed);
    expect(() => compiled.write(tree())).toThrow(disposed);
  });
});

describeNative("the native engine", () => {
  test.each(["graph", "xla"] as const)(
    "holds one session a step and no tensor, errors or not: %s",
    (mode) => {
      watching((watched) => {
        const compiled = compile(step, sample, { mode });
        compiled.run(batch, scalars);
        const held = watched.tensors;
        for (const [, batch, scalars] of wrongInputs)
          expect(() => compiled.run(batch, scalars)).toThrow("The input");
        for (const [, state] of wrongStates) expect(() => compiled.write(state)).toThrow("The state's array");
        compiled.run(batch, scalars);
        compiled.read();
        expect(watched).toMatchObject({ made: 1, open: 1, tensors: held });
        compiled.dispose();
        compiled.dispose();
        expect(watched).toMatchObject({ made: 1, open: 0, tensors: 0 });
      });
    },
  );

  test.each(["graph", "xla"] as const)("tells that it died, and leaves no tensor: %s", (mode) => {
    watching((watched) => {
      const compiled = compile(step, sample, { mode });
      watched.die("the device is gone");
      const failed = expect.objectContaining({
        code: "ESPALIER_STEP_FAILED",
        message: `The engine could not run the step (${mode}): the device is gone`,
      });
      expect(() => compiled.run(batch, scalars)).toThrow(failed);
      expect(() => compiled.read()).toThrow(failed);
      expect(() => compiled.write(tree())).toThrow(failed);
      compiled.dispose();
      expect(watched).toMatchObject({ open: 0, tensors: 0 });
    });
  });

  test("a session that cannot be given its state is closed, and the step runs operation by operation", () => {
    watching((watched) => {
      watched.die("out of memory");
      const lines: string[] = [];
      const compiled = compile(step, sample, { mode: "graph", onFallback: (line) => lines.push(line) });
      expect(lines).toEqual([expect.stringContaining("out of memory")]);
      expect(compiled.mode).toBe("eager");
      expect(watched.open).toBe(0);
      expect(compiled.run(batch, scalars)["sum"]?.data[0]).toBe(6);
      compiled.dispose();
      expect(watched.tensors).toBe(0);
    });
  });
});
