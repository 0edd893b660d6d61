import fc from "fast-check";
import { expect, test } from "vitest";
import { learningRateAt } from "../../src/training/learning-rate.ts";

test("rises in a line to the peak, then falls to nearly zero", () => {
  const schedule = { schedule: "cosine", peak: 1, updates: 100, warmUp: 0.1 } as const;
  const rates = Array.from({ length: 100 }, (_, index) => learningRateAt(index + 1, schedule));
  expect(rates[0]).toBeCloseTo(0.1);
  expect(rates[9]).toBeCloseTo(1);
  expect(rates[54]).toBeCloseTo(0.5, 1);
  expect(rates[99]).toBeLessThan(0.001);
  expect(rates.slice(9)).toEqual(rates.slice(9).toSorted((one, other) => other - one));
});

test("is positive and at most the peak at every update, whatever the settings", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (updates, warmUp) => {
        for (let update = 1; update <= updates; update++) {
          const rate = learningRateAt(update, { schedule: "cosine", peak: 0.5, updates, warmUp });
          expect(rate).toBeGreaterThan(0);
          expect(rate).toBeLessThanOrEqual(0.5);
        }
      },
    ),
  );
});

test("a constant schedule is the peak throughout", () => {
  expect(learningRateAt(1, { schedule: "constant", peak: 0.3, updates: 9, warmUp: 0.5 })).toBe(0.3);
});
