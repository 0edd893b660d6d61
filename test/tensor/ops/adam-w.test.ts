import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { openEngine } from "../../../src/tensor/engine.ts";
import { adamW, type OptimizedParameter } from "../../../src/tensor/ops/adam-w.ts";

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
    fc.property(
      number,
      fc.array(number, { minLength: 10, maxLength: 10 }),
      fc.boolean(),
      (start, gradients, decays) => {
        tf.tidy(() => {
          let parameter: OptimizedParameter = {
            weight: tf.scalar(start),
            first: tf.scalar(0),
            second: tf.scalar(0),
          };
          gradients.forEach((gradient, index) => {
            const constants = { ...settings, weightDecay: decays ? settings.weightDecay : 0 };
            parameter = adamW(
              parameter,
              tf.scalar(gradient),
              tf.scalar(index + 1),
              tf.scalar(0.01),
              constants,
            );
          });
          const expected = reference(start, gradients, 0.01, decays);
          expect(parameter.weight.dataSync()[0]).toBeCloseTo(expected, 4);
        });
      },
    ),
    { numRuns: 50 },
  );
});

test("an entry that has just grown moves by one learning rate, beside one that has had a thousand updates", () => {
  tf.tidy(() => {
    const { weight } = adamW(
      { weight: tf.tensor1d([0, 0]), first: tf.tensor1d([0.5, 0]), second: tf.tensor1d([0.25, 0]) },
      tf.tensor1d([0.5, 0.5]),
      tf.tensor1d([1001, 1]),
      tf.scalar(0.01),
      { ...settings, weightDecay: 0 },
    );
    const [old, fresh] = weight.dataSync();
    expect(old).toBeCloseTo(-0.01, 5);
    expect(fresh).toBeCloseTo(-0.01, 5);
  });
});
