import { readFileSync } from "node:fs";
import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { compile } from "../../../src/tensor/compile/execute/compile.ts";
import type { CompiledStep } from "../../../src/tensor/compile/execute/compiled-step.ts";
import type { Sample, Step } from "../../../src/tensor/compile/step.ts";
import { describeNative } from "./native.ts";
import { watching } from "./watched-binding.ts";

const sample: Sample = {
  state: new Map([["weight", { shape: [2], data: Float32Array.of(1, 2) }]]),
  batch: { x: { shape: [2], data: Float32Array.of(3, 4) } },
  scalars: { rate: 10 },
};

/** A step of which one line, marked `here: name`, has no place in a graph, and what it should compute. */
interface Refused {
  readonly step: Step;
  /** The line that is told, but for the place. */
  readonly told: RegExp;
  readonly outputs: Readonly<Record<string, readonly number[]>>;
  /** The state after one run, if it is another than before. */
  readonly state?: Readonly<Record<string, readonly number[]>>;
  /** Of what the step uses and was not given. */
  readonly dispose?: () => void;
}

const weightOf: (state: ReadonlyMap<string, tf.Tensor>) => tf.Tensor = (state) =>
  state.get("weight") as tf.Tensor;

function compiled(step: Step): { readonly lines: readonly string[]; readonly compiled: CompiledStep } {
  const lines: string[] = [];
  return {
    lines,
    compiled: compile(step, sample, { mode: "graph", onFallback: (line) => lines.push(line) }),
  };
}

/** Where this file says `here: name`. */
function placeOf(name: string): string {
  const lines = readFileSync(import.meta.filename, "utf8").split("\n");
  return `${import.meta.filename}:${1 + lines.findIndex((line) => line.endsWith(`// here: ${name}`))}:`;
}

function expectFallback(
  name: string,
  { step, told, outputs, state = { weight: [1, 2] }, dispose }: Refused,
): void {
  const tensors = tf.memory().numTensors;
  watching((watched) => {
    const { lines, compiled: eager } = compiled(step);
    expect(lines).toEqual([expect.stringMatching(told)]);
    expect(lines[0]).toMatch(/^A step runs operation by operation, since it cannot be compiled: /);
    expect(lines[0]).not.toContain("\n");
    expect(lines[0]).toContain(`(${placeOf(name)}`);
    expect(eager.mode).toBe("eager");
    expect(watched.made).toBe(0);
    expect(tf.memory().numTensors).toBe(tensors + sample.state.size);
    expect(numbersOf(eager.read())).toEqual({ weight: [1, 2] });

    const measured = eager.run(sample.batch, sample.scalars);
    expect(numbersOf(new Map(Object.entries(measured)))).toEqual(outputs);
    expect(numbersOf(eager.read())).toEqual(state);
    eager.dispose();
    dispose?.();
    expect(watched.tensors).toBe(0);
  });
}

function numbersOf(arrays: ReadonlyMap<string, { readonly data: Float32Array }>): Record<string, number[]> {
  return Object.fromEntries([...arrays].map(([name, { data }]) => [name, [...data]]));
}

describeNative("what cannot be a graph runs operation by operation, and one line says what and where", () => {
  test("a counter in JavaScript", () => {
    let count = 0;
    expectFallback("counter", {
      step: (_, { x }) => ({
        outputs: {
          y: tf.mul(x as tf.Tensor, (count += 1)), // here: counter
        },
      }),
      told: /Mul of the step differs between two recordings/,
      outputs: { y: [15, 20] }, // recorded four times before
    });
  });

  test("a counter beside operations that are the same, in a kernel of our own", () => {
    let count = 0;
    expectFallback("gather", {
      step: (_, { x }) => {
        const whole = tf.concat([tf.neg(x as tf.Tensor), tf.abs(x as tf.Tensor)]);
        const y = tf.gather(whole, tf.tensor1d([(count += 1) % 2], "int32")); // here: gather
        return { outputs: { y } };
      },
      told: /GatherV2 of the step differs between two recordings/,
      outputs: { y: [-4] },
    });
  });

  test("another operation each time", () => {
    let count = 0;
    expectFallback("choice", {
      step: (_, { x }) => {
        const sign = (count += 1) % 2 === 0 ? 1 : -1;
        const y = sign === 1 ? tf.abs(x as tf.Tensor) : tf.neg(x as tf.Tensor); // here: choice
        return { outputs: { y: tf.mul(y, tf.scalar(2)) } };
      },
      told: /differs between two recordings/,
      outputs: { y: [-6, -8] },
    });
  });

  test("the time of day", () => {
    expectFallback("time", {
      step: (_, { x }) => {
        const time = Float32Array.from([1, 2], (part) => part * performance.now());
        const y = tf.mul(x as tf.Tensor, time); // here: time
        return { outputs: { y: tf.mul(y, 0) } };
      },
      told: /Mul of the step differs between two recordings/,
      outputs: { y: [0, 0] },
    });
  });

  test("a value that is read", () => {
    expectFallback("read", {
      step: (state, { x }) => {
        const [first] = tf.add(weightOf(state), x as tf.Tensor).dataSync(); // here: read
        return { outputs: { y: tf.scalar(first as number) } };
      },
      told: /reads the value/,
      outputs: { y: [4] },
    });
  });

  test.each(["the engine holds", "waits in JavaScript"])("a tensor from outside that %s", (where) => {
    const outside = tf.tensor1d([5, 6]);
    if (where === "the engine holds") tf.abs(outside).dispose();
    expectFallback("outside", {
      step: (_, { x }) => ({
        outputs: {
          y: tf.add(x as tf.Tensor, outside), // here: outside
        },
      }),
      told: /a tensor from outside/,
      outputs: { y: [8, 10] },
      dispose: () => where === "waits in JavaScript" && outside.dispose(),
    });
    outside.dispose();
  });

  test("a random draw", () => {
    expectFallback("random", {
      step: (_, { x }) => {
        const logits = tf.tensor2d([[0, 0]]);
        const drawn = tf
          .engine()
          .runKernel<tf.Tensor>("Multinomial", { logits }, { numSamples: 2, seed: 1, normalized: false }); // here: random
        return { outputs: { y: tf.mul(x as tf.Tensor, tf.mul(tf.reshape(drawn, [2]), 0)) } };
      },
      told: /Multinomial cannot be part of a graph/,
      outputs: { y: [0, 0] },
    });
  });

  test("an operation whose result's shape depends on values", () => {
    expectFallback("unique", {
      step: (_, { x }) => ({
        outputs: {
          y: tf.add(tf.unique(x as tf.Tensor).values, 1), // here: unique
        },
      }),
      told: /Unique\w* cannot be part of a graph/,
      outputs: { y: [4, 5] },
    });
  });
});

describeNative("results that a graph cannot have are told by their names", () => {
  const told = (step: Step) => {
    const { lines, compiled: eager } = compiled(step);
    expect(eager.mode).toBe("eager");
    const measured = eager.run(sample.batch, sample.scalars);
    const state = numbersOf(eager.read());
    eager.dispose();
    return { lines, measured: numbersOf(new Map(Object.entries(measured))), state };
  };

  test("a state of another shape", () => {
    const { lines, measured, state } = told((state, { x }) => ({
      state: new Map([["weight", tf.concat([weightOf(state), x as tf.Tensor])]]),
      outputs: { y: tf.sum(x as tf.Tensor) },
    }));
    expect(lines).toEqual([expect.stringContaining('the step changes the state "weight" from [2] to [4]')]);
    expect({ measured, state }).toEqual({ measured: { y: [7] }, state: { weight: [1, 2, 3, 4] } });
  });

  test("a state that was not there", () => {
    const { lines, measured, state } = told((_, { x }) => ({
      state: new Map([["other", tf.add(x as tf.Tensor, 1)]]),
      outputs: { y: tf.sum(x as tf.Tensor) },
    }));
    expect(lines).toEqual([expect.stringContaining('the step returns an unknown state "other"')]);
    expect({ measured, state }).toEqual({ measured: { y: [7] }, state: { weight: [1, 2], other: [4, 5] } });
  });

  test("an output of integers", () => {
    const { lines, measured } = told((_, { x }) => ({
      outputs: { y: tf.cast(tf.sum(x as tf.Tensor), "int32") },
    }));
    expect(lines).toEqual([expect.stringContaining('the output "y" is not float32')]);
    expect(measured).toEqual({ y: [7] });
  });
});

describeNative("what can be a graph", () => {
  test("is recorded without a place, and not told", () => {
    const { lines, compiled: graph } = compiled((state, { x }, { rate }) => ({
      state: new Map([["weight", tf.add(weightOf(state), tf.mul(x as tf.Tensor, rate as tf.Tensor))]]),
      outputs: { sum: tf.sum(weightOf(state)) },
    }));
    expect(lines).toEqual([]);
    expect(graph.mode).toBe("graph");
    expect(numbersOf(new Map(Object.entries(graph.run(sample.batch, sample.scalars))))).toEqual({ sum: [3] });
    expect(numbersOf(new Map(Object.entries(graph.run(sample.batch, { rate: 1 }))))).toEqual({ sum: [73] });
    expect(numbersOf(graph.read())).toEqual({ weight: [34, 46] });
    graph.dispose();
  });

  test("a value that JavaScript knows may be read: it is the same in each run", () => {
    const { lines, compiled: graph } = compiled((_, { x }) => ({
      outputs: { y: tf.mul(x as tf.Tensor, tf.scalar(2).dataSync()[0] as number) },
    }));
    expect(lines).toEqual([]);
    expect(numbersOf(new Map(Object.entries(graph.run(sample.batch, sample.scalars))))).toEqual({
      y: [6, 8],
    });
    graph.dispose();
  });
});
