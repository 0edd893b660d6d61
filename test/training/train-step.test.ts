import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { openEngine } from "../../src/tensor/engine.ts";
import { clipByGlobalNorm } from "../../src/training/train-step.ts";

beforeAll(async () => {
  await openEngine("cpu");
});

const clipped = (gradients: readonly number[][]) =>
  tf.tidy(() =>
    clipByGlobalNorm(
      gradients.map((values) => tf.tensor1d(values)),
      1,
    ).map((part) => [...part.dataSync()]),
  );

test("gradients are scaled down together to the largest norm, and left alone below it", () => {
  expect(clipped([[3], [0, 4]])).toEqual([[expect.closeTo(0.6, 5)], [0, expect.closeTo(0.8, 5)]]);
  expect(clipped([[0.3], [0.4]])).toEqual([[expect.closeTo(0.3, 6)], [expect.closeTo(0.4, 6)]]);
});
