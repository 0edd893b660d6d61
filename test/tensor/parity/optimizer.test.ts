import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { compile } from "../../../src/tensor/compile/execute/compile.ts";
import type { Sample, Step } from "../../../src/tensor/compile/step.ts";
import { adamW } from "../../../src/tensor/ops/adam-w.ts";
import { describeEachWay } from "./ways.ts";

const settings = { beta1: 0.9, beta2: 0.98, epsilon: 1e-6 };
const start = [0.5, -1.5, 2];
const gradientsAt = (update: number) => [0.3, -1 / update, Math.sin(update)];
const learningRateAt = (update: number) => 0.01 / update;

/** AdamW as PyTorch documents it, in double precision, from updates that there have been before. */
function reference(decay: number, counts: readonly number[]): readonly number[] {
  return start.map((weight, entry) => {
    let [first, second] = [0, 0];
    for (let update = 1; update <= 10; update++) {
      const gradient = gradientsAt(update)[entry] as number;
      const count = update + (counts[entry] ?? (counts[0] as number));
      const rate = learningRateAt(update);
      first = settings.beta1 * first + (1 - settings.beta1) * gradient;
      second = settings.beta2 * second + (1 - settings.beta2) * gradient ** 2;
      weight -= rate * decay * weight;
      weight -=
        (rate * (first / (1 - settings.beta1 ** count))) /
        (Math.sqrt(second / (1 - settings.beta2 ** count)) + settings.epsilon);
    }
    return weight;
  });
}

const part = (values: readonly number[], shape = [values.length]) => ({
  shape,
  data: Float32Array.from(values),
});

describeEachWay(({ mode }) => {
  test.each([
    ["decay, one count", 0.2, [0]],
    ["no decay, one count", 0, [40]],
    ["decay, a count an entry", 0.2, [0, 7, 40]],
  ])("ten updates of AdamW: %s", (_, weightDecay, counts) => {
    const step: Step = (state, { gradient }, { learningRate }) => {
      const of = (name: string) => state.get(name) as tf.Tensor;
      const count = tf.add(of("count"), 1);
      const before = { weight: of("weight"), first: of("first"), second: of("second") };
      const after = adamW(before, gradient as tf.Tensor, count, learningRate as tf.Scalar, {
        ...settings,
        weightDecay,
      });
      // a state's old value beside its new one: a kernel that works in place must not come first
      const moved = tf.sum(tf.abs(tf.sub(after.weight, before.weight)));
      return { state: new Map([["count", count], ...Object.entries(after)]), outputs: { moved } };
    };
    const sample: Sample = {
      state: new Map([
        ["count", part(counts, counts.length === 1 ? [] : [3])],
        ["weight", part(start)],
        ["first", part([0, 0, 0])],
        ["second", part([0, 0, 0])],
      ]),
      batch: { gradient: part(gradientsAt(1)) },
      scalars: { learningRate: 0 },
    };
    const compiled = compile(step, sample, { mode, onFallback: (line) => expect.fail(line) });
    let last = start;
    for (let update = 1; update <= 10; update++) {
      const batch = { gradient: part(gradientsAt(update)) };
      const moved = compiled.run(batch, { learningRate: learningRateAt(update) })["moved"]?.data[0];
      const weights = [...(compiled.read().get("weight")?.data ?? [])];
      expect(moved).toBeCloseTo(
        weights.reduce((sum, weight, entry) => sum + Math.abs(weight - (last[entry] as number)), 0),
        5,
      );
      last = weights;
    }
    expect(last).toEqual(reference(weightDecay, counts).map((weight) => expect.closeTo(weight, 5)));
    expect([...(compiled.read().get("count")?.data ?? [])]).toEqual(counts.map((count) => count + 10));
    compiled.dispose();
  });
});
