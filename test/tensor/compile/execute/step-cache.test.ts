import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { type CacheLimits, StepCache } from "../../../../src/tensor/compile/execute/step-cache.ts";
import type { CompiledStep } from "../../../../src/tensor/compile/execute/compiled-step.ts";
import { StepCompiler } from "../../../../src/tensor/compile/step-compiler.ts";
import type { Sample, Step } from "../../../../src/tensor/compile/step.ts";
import { describeNative } from "../native.ts";
import { type Watched, watching } from "../watched-binding.ts";

const step: Step = (state, { x }) => {
  const total = tf.add(state.get("total") as tf.Tensor, x as tf.Tensor);
  return { state: new Map([["total", total]]), outputs: { sum: tf.sum(total) } };
};

/** A sample of so many numbers, each of the state's as given. */
function sampleOf(length: number, total = 0): Sample {
  const filled = (value: number) => ({ shape: [length], data: new Float32Array(length).fill(value) });
  return { state: new Map([["total", filled(total)]]), batch: { x: filled(1) }, scalars: {} };
}

const sumOf = (compiled: CompiledStep, sample: Sample) => compiled.run(sample.batch, {})["sum"]?.data[0];

/** Opens steps of some lengths, one after another, and gives each back at once. */
function visit(cache: StepCache, ...lengths: readonly number[]): void {
  for (const length of lengths) {
    const sample = sampleOf(length);
    const opened = cache.open("step", step, sample, { mode: "graph" });
    expect(sumOf(opened, sample)).toBe(length);
    opened.dispose();
  }
}

function caching(limits: CacheLimits, body: (cache: StepCache, watched: Watched) => void): void {
  watching((watched) => {
    const cache = new StepCache(limits);
    body(cache, watched);
    cache.close();
    expect(watched.open).toBe(0);
  });
}

const plenty = { steps: 10, stateBytes: 2 ** 20 };

describeNative("compiled steps that are kept", () => {
  test("the same key and shapes get the same session, with a state of their own", () =>
    caching(plenty, (cache, watched) => {
      const options = { mode: "graph" } as const;
      const first = cache.open("step", step, sampleOf(2), options);
      sumOf(first, sampleOf(2));
      first.dispose();
      const second = cache.open("step", step, sampleOf(2, 10), options);
      expect(sumOf(second, sampleOf(2))).toBe(22);
      expect(watched).toMatchObject({ made: 1, open: 1 });
      expect(() => first.run(sampleOf(2).batch, {})).toThrow(
        expect.objectContaining({ code: "ESPALIER_STEP_DISPOSED" }),
      );
      first.dispose();
      expect(sumOf(second, sampleOf(2))).toBe(24);
      second.dispose();
    }));

  test("other keys, shapes, names, types and modes get sessions of their own", () =>
    caching(plenty, (cache, watched) => {
      const sample = sampleOf(2);
      const { total } = Object.fromEntries(sample.state) as { total: Sample["batch"][string] };
      const others: readonly (readonly [string, Step, Sample, "graph" | "xla"])[] = [
        ["step", step, sample, "graph"],
        ["other", step, sample, "graph"],
        ["step", step, sampleOf(3), "graph"],
        ["step", step, { ...sample, scalars: { rate: 1 } }, "graph"],
        ["step", step, { ...sample, batch: { ...sample.batch, y: total as never } }, "graph"],
        [
          "step",
          (state, { x }) => step(state, { x: tf.cast(x as tf.Tensor, "float32") }, {}),
          { ...sample, batch: { x: { shape: [2], data: Int32Array.of(1, 1) } } },
          "graph",
        ],
        ["step", step, sample, "xla"],
      ];
      for (const [key, step, sample, mode] of others) cache.open(key, step, sample, { mode }).dispose();
      expect(watched.made).toBe(others.length);
    }));

  test("the one that was used least recently goes first", () =>
    caching({ ...plenty, steps: 2 }, (cache, watched) => {
      visit(cache, 1, 2, 1, 3); // 2 goes
      expect(watched).toMatchObject({ made: 3, open: 2 });
      visit(cache, 1);
      expect(watched.made).toBe(3);
      visit(cache, 2); // 3 goes
      expect(watched.made).toBe(4);
      visit(cache, 1);
      expect(watched).toMatchObject({ made: 4, open: 2 });
    }));

  test("the states of all that is kept stay below a limit", () =>
    caching({ steps: 10, stateBytes: 100 }, (cache, watched) => {
      visit(cache, 10, 15); // 40 and 60 bytes
      expect(watched.open).toBe(2);
      visit(cache, 1); // 10 goes
      expect(watched.open).toBe(2);
      visit(cache, 26); // 104 bytes: all go
      expect(watched.open).toBe(0);
    }));

  test("what is in use is never disposed of, and two users never share a session", () =>
    caching({ steps: 0, stateBytes: 0 }, (cache, watched) => {
      const sample = sampleOf(2);
      const [one, other] = [0, 5].map((total) =>
        cache.open("step", step, sampleOf(2, total), { mode: "graph" }),
      ) as [CompiledStep, CompiledStep];
      visit(cache, 3, 4);
      cache.close();
      expect(watched.open).toBe(2);
      expect([sumOf(one, sample), sumOf(other, sample), sumOf(one, sample)]).toEqual([2, 12, 4]);
      one.dispose();
      expect(watched.open).toBe(1);
      other.dispose();
    }));

  test("a step that cannot take its new user's state is freed", () =>
    caching(plenty, (cache, watched) => {
      visit(cache, 2);
      watched.die("the device is gone");
      expect(() => cache.open("step", step, sampleOf(2), { mode: "graph" })).toThrow("the device is gone");
    }));
});

describeNative("the compiler of a run", () => {
  test("compiles what will run often, keeps it, and frees it in the end", () =>
    watching((watched) => {
      const tensors = tf.memory().numTensors;
      const compiler = new StepCompiler({ mode: "auto", onFallback: (line) => expect.fail(line) });
      const open = (runs: number) => compiler.open("step", step, sampleOf(2), runs);
      expect([1, 1000].map((runs) => compiler.modeFor(runs))).toEqual(["eager", "graph"]);
      for (const runs of [1, 1000, 1000]) {
        const opened = open(runs);
        expect(opened.mode).toBe(compiler.modeFor(runs));
        opened.dispose();
      }
      expect(watched).toMatchObject({ made: 1, open: 1 });
      compiler.close();
      expect(watched).toMatchObject({ open: 0, tensors: 0 });
      expect(tf.memory().numTensors).toBe(tensors);
    }));

  test("tells once of a step that has to run operation by operation", () => {
    const lines: string[] = [];
    const compiler = new StepCompiler({ mode: "graph", onFallback: (line) => lines.push(line) });
    const reading: Step = (_, { x }) => {
      (x as tf.Tensor).dataSync();
      return { outputs: {} };
    };
    for (let time = 0; time < 2; time++) compiler.open("reading", reading, sampleOf(2), 100).dispose();
    expect(lines).toEqual([expect.stringContaining("reads the value")]);
  });
});
