import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { openEngine } from "../../src/tensor/engine.ts";
import { adamW, clipByNorm } from "../../src/training/adamw.ts";

const settings = { beta1: 0.9, beta2: 0.98, epsilon: 1e-6, weightDecay: 0.2 };

beforeAll(async () => {
  await openEngine("cpu");
});

/** AdamW as PyTorch documents it, one number at a time, in double precision. */
function reference(
  weight: number,
  gradients: readonly number[],
  learningRate: number,
  decays: boolean,
): number {
  let [first, second] = [0, 0];
  gradients.forEach((gradient, index) => {
    first = settings.beta1 * first + (1 - settings.beta1) * gradient;
    second = settings.beta2 * second + (1 - settings.beta2) * gradient ** 2;
    const count = index + 1;
    if (decays) weight -= learningRate * settings.weightDecay * weight;
    weight -=
      (learningRate * (first / (1 - settings.beta1 ** count))) /
      (Math.sqrt(second / (1 - settings.beta2 ** count)) + settings.epsilon);
  });
  return weight;
}

const number = fc.double({ min: -2, max: 2, noNaN: true });

test("ten updates equal AdamW computed one number at a time, decay included and left out", () => {
  fc.assert(
    fc.property(number, fc.array(number, { minLength: 10, maxLength: 10 }), (start, gradients) => {
      tf.tidy(() => {
        const zeros = tf.zeros([2]) as tf.Tensor1D;
        let state = {
          weights: tf.tensor1d([start, start]),
          first: zeros,
          second: zeros,
          count: zeros,
        };
        for (const gradient of gradients) {
          state = adamW(
            state,
            tf.tensor1d([gradient, gradient]),
            tf.tensor1d([1, 0]),
            tf.scalar(0.01),
            settings,
          ) as typeof state;
        }
        const [decayed, kept] = state.weights.dataSync();
        expect(decayed).toBeCloseTo(reference(start, gradients, 0.01, true), 4);
        expect(kept).toBeCloseTo(reference(start, gradients, 0.01, false), 4);
      });
    }),
    { numRuns: 50 },
  );
});

test("an entry that has just grown moves by one learning rate, beside one that has had a thousand updates", () => {
  tf.tidy(() => {
    const updated = adamW(
      {
        weights: tf.tensor1d([0, 0]),
        first: tf.tensor1d([0.5, 0]),
        second: tf.tensor1d([0.25, 0]),
        count: tf.tensor1d([1000, 0]),
      },
      tf.tensor1d([0.5, 0.5]),
      tf.tensor1d([0, 0]),
      tf.scalar(0.01),
      settings,
    );
    const [old, fresh] = updated.weights.dataSync();
    expect(old).toBeCloseTo(-0.01, 5);
    expect(fresh).toBeCloseTo(-0.01, 5);
    expect([...updated.count.dataSync()]).toEqual([1001, 1]);
  });
});

test("a gradient is scaled down to the largest norm, and left alone below it", () => {
  tf.tidy(() => {
    expect(
      clipByNorm(tf.tensor1d([3, 4]), 1)
        .norm()
        .dataSync()[0],
    ).toBeCloseTo(1, 5);
    expect([...clipByNorm(tf.tensor1d([0.3, 0.4]), 1).dataSync()]).toEqual([
      expect.closeTo(0.3, 6),
      expect.closeTo(0.4, 6),
    ]);
  });
});
