import { expect, test } from "vitest";
import { largestMagnitude } from "../../src/tensor/largest-magnitude.ts";

test("is the largest absolute value, of any number of values", () => {
  expect(largestMagnitude([])).toBe(0);
  expect(largestMagnitude([1, -3, 2])).toBe(3);
  expect(largestMagnitude([1, Number.NaN, 2])).toBe(Number.NaN);
  expect(largestMagnitude(new Float32Array(1_000_000).fill(-0.5))).toBe(0.5);
});
