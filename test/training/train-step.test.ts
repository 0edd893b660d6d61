import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { openEngine } from "../../src/tensor/engine.ts";
import { clipByGlobalNorm } from "../../src/training/train-step.ts";

beforeAll(async () => {
  await openEngine("cpu");
});

const clip = (gradients: readonly number[][]) =>
  tf.tidy(() => {
    const { clipped, norm } = clipByGlobalNorm(
      gradients.map((values) => tf.tensor1d(values)),
      1,
    );
    return { clipped: clipped.map((part) => [...part.dataSync()]), norm: norm.dataSync()[0] };
  });

test("gradients are scaled down together to the largest norm, and left alone below it", () => {
  expect(clip([[3], [0, 4]])).toEqual({
    clipped: [[expect.closeTo(0.6, 5)], [0, expect.closeTo(0.8, 5)]],
    norm: 5,
  });
  expect(clip([[0.3], [0.4]])).toEqual({
    clipped: [[expect.closeTo(0.3, 6)], [expect.closeTo(0.4, 6)]],
    norm: expect.closeTo(0.5, 6),
  });
});
