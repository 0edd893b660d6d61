import fc from "fast-check";
import { expect, test } from "vitest";
import { isSumWithin } from "../../src/space/constraint.ts";

/** A sum of integers by their definition. */
function exactSum(factors: readonly number[], values: readonly number[]): bigint {
  return factors.reduce((sum, factor, place) => sum + BigInt(factor) * BigInt(values[place]!), 0n);
}

test("sums beyond 2^53 are exact: floating point would miss by up to 4", () => {
  const largest = Number.MAX_SAFE_INTEGER;
  const [factors, values] = [
    [3, -3],
    [largest, largest - 1],
  ];
  expect(3 * largest - 3 * (largest - 1)).not.toBe(3);
  expect(isSumWithin(factors, values, 3, 3)).toBe(true);
  expect(isSumWithin(factors, values, -Infinity, 3)).toBe(true);
  expect(isSumWithin(factors, values, -Infinity, 2)).toBe(false);
  expect(isSumWithin(factors, values, 3, Infinity)).toBe(true);
  expect(isSumWithin(factors, values, 4, Infinity)).toBe(false);
});

test("sums of large integers are bounded as by their definition", () => {
  const integer = fc.integer({ min: -(2 ** 52), max: 2 ** 52 });
  const term = fc.tuple(fc.integer({ min: -9, max: 9 }), integer);
  fc.assert(
    fc.property(
      fc.array(term, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: -3, max: 3 }),
      (terms, off) => {
        const [factors, values] = [terms.map(([factor]) => factor), terms.map(([, value]) => value)];
        const exact = exactSum(factors, values);
        const bound = Number(exact) + off;
        // Files cannot have larger integers.
        fc.pre(Number.isSafeInteger(bound) && exact >= -(2n ** 53n) && exact <= 2n ** 53n);
        expect(isSumWithin(factors, values, bound, Infinity)).toBe(exact >= bound);
        expect(isSumWithin(factors, values, -Infinity, bound)).toBe(exact <= bound);
      },
    ),
  );
});

test("sums of fractions are bounded up to rounding", () => {
  expect(isSumWithin([0.1, 0.2], [1, 1], 0.3, 0.3)).toBe(true);
  expect(isSumWithin([0.1, 0.2], [1, 1], 0.31, 1)).toBe(false);
  expect(isSumWithin([1e300], [0.5], 4e299, 6e299)).toBe(true);
  expect(isSumWithin([0.5, 1], [2 ** 54, 3], 2 ** 53, 2 ** 54)).toBe(true);
  expect(isSumWithin([1, 1], [0.5, 2 ** 54], 2 ** 54, 2 ** 55)).toBe(true);
});
