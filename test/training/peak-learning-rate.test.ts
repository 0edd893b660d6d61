import fc from "fast-check";
import { expect, test } from "vitest";
import { peakLearningRate } from "../../src/training/peak-learning-rate.ts";

const size = fc.double({ min: 1, max: 1e12, noNaN: true });
const value = fc.double({ min: 1e-9, max: 10, noNaN: true });
const exponent = fc.double({ min: -2, max: 2, noNaN: true });

test("a number is the rate of every model", () => {
  expect(peakLearningRate(0.001, 1)).toBe(0.001);
  expect(peakLearningRate(0.001, 1e9)).toBe(0.001);
});

test("a rule is a power law through its point", () => {
  expect(peakLearningRate({ value: 0.0012, at: 1000, exponent: -0.5 }, 4000)).toBeCloseTo(0.0006, 15);
  expect(peakLearningRate({ value: 0.0012, at: 1000, exponent: -0.5 }, 250)).toBeCloseTo(0.0024, 15);
  fc.assert(
    fc.property(value, size, exponent, (peak, at, power) => {
      expect(peakLearningRate({ value: peak, at, exponent: power }, at)).toBe(peak);
      expect(peakLearningRate({ value: peak, at, exponent: 0 }, 7)).toBe(peak);
    }),
  );
});

test("a rule with a negative exponent falls with the size", () => {
  fc.assert(
    fc.property(
      value,
      size,
      size,
      fc.double({ min: -2, max: -0.01, noNaN: true }),
      (peak, at, one, power) => {
        const rule = { value: peak, at, exponent: power };
        expect(peakLearningRate(rule, 2 * one)).toBeLessThan(peakLearningRate(rule, one));
      },
    ),
  );
});
