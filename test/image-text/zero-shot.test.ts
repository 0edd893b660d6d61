import { expect, it } from "vitest";
import { classVectors, type ImageTextModel, nearestClasses } from "espalier/image-text";

const texts: Record<string, number[]> = {
  "a cat": [1, 0],
  "one cat": [0, 1],
  "a dog": [-1, 0],
  "one dog": [-1, 0],
};
const model: ImageTextModel = {
  imageFeatures: async () => new Float32Array(),
  textFeatures: async (asked) => Float32Array.from(asked.flatMap((text) => texts[text] as number[])),
};

it("takes the normalised mean of the prompts for a class", async () => {
  const vectors = await classVectors(model, ["cat", "dog"], ["a {}", "one {}"]);
  const half = Math.fround(Math.SQRT1_2);
  expect([...vectors]).toEqual([half, half, -1, 0]);
});

it("gives each feature the class of the largest inner product", () => {
  const features = Float32Array.from([1, 0, -1, 0.1, 0, 1]);
  expect([...nearestClasses(features, Float32Array.from([1, 0, 0, 1, -1, 0]), 2)]).toEqual([0, 2, 1]);
});
