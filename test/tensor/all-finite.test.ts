import fc from "fast-check";
import { expect, test } from "vitest";
import { allFinite } from "../../src/tensor/all-finite.ts";

test("agrees with Number.isFinite of every number", () => {
  fc.assert(
    fc.property(fc.float32Array(), (numbers) => {
      expect(allFinite(numbers)).toBe(numbers.every(Number.isFinite));
    }),
  );
});

test("the largest and the smallest numbers are finite, NaN and infinities are not", () => {
  const finite = [0, -0, 3.4028234663852886e38, -3.4028234663852886e38, 1e-45];
  expect(allFinite(new Float32Array(finite))).toBe(true);
  expect(allFinite(new Float32Array())).toBe(true);
  expect(allFinite(new Int32Array([-(2 ** 31), 2 ** 31 - 1]))).toBe(true);
  for (const number of [NaN, Infinity, -Infinity])
    expect(allFinite(new Float32Array([...finite, number, 1]))).toBe(false);
});
