import { cosine, constant } from "espalier/plugins/schedules";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type LearningRateCourse, learningRateAt } from "../../src/training/learning-rate.ts";
import { build } from "../plugins/build.ts";

const schedules = { cosine: await build(cosine), constant: await build(constant) };

/** The rates of all updates. */
function ratesOf(changes: Partial<LearningRateCourse>): number[] {
  const course = {
    ...{ schedule: schedules.cosine, peak: 1, updates: 100, warmUp: 0.1, step: 1, architectureChanged: true },
    ...changes,
  };
  return Array.from({ length: course.updates }, (_, index) => learningRateAt(index + 1, course));
}

/** The cosine schedule before there were strategies. */
function formerRate(update: number, peak: number, updates: number, warmUp: number): number {
  const warm = Math.round(warmUp * updates);
  if (update <= warm) return (peak * update) / warm;
  return (peak * (1 + Math.cos((Math.PI * (update - warm)) / (updates - warm + 1)))) / 2;
}

const anyCourse = fc.record({
  updates: fc.integer({ min: 1, max: 500 }),
  warmUp: fc.double({ min: 0, max: 1, noNaN: true }),
  peak: fc.double({ min: 1e-6, max: 1, noNaN: true }),
});

test("rises in a line to the peak, then falls to nearly zero", () => {
  const rates = ratesOf({});
  expect(rates[0]).toBeCloseTo(0.1);
  expect(rates[9]).toBe(1);
  expect(rates[54]).toBeCloseTo(0.5, 1);
  expect(rates[99]).toBeLessThan(0.001);
  expect(rates.slice(0, 10)).toEqual(rates.slice(0, 10).toSorted((one, other) => one - other));
  expect(rates.slice(9)).toEqual(rates.slice(9).toSorted((one, other) => other - one));
});

test("is positive and at most the peak at every update, for any settings", () => {
  fc.assert(
    fc.property(anyCourse, (course) => {
      for (const schedule of Object.values(schedules)) {
        const rates = ratesOf({ ...course, schedule });
        expect(Math.min(...rates)).toBeGreaterThan(0);
        // The warm-up rounds twice.
        expect(Math.max(...rates)).toBeLessThanOrEqual(course.peak * (1 + Number.EPSILON));
      }
    }),
  );
});

test("the cosine has the very figures that it had before it was a strategy", () => {
  fc.assert(
    fc.property(anyCourse, ({ peak, updates, warmUp }) => {
      const former = Array.from({ length: updates }, (_, index) =>
        formerRate(index + 1, peak, updates, warmUp),
      );
      expect(ratesOf({ peak, updates, warmUp })).toEqual(former);
    }),
  );
});

test("a schedule is asked for the updates after the warm-up, with the step and whether it grew", () => {
  const asked: unknown[] = [];
  const schedule = {
    factor: (...given: readonly unknown[]) => {
      asked.push(given);
      return 0.5;
    },
  };
  const rates = ratesOf({
    schedule,
    peak: 0.2,
    updates: 4,
    warmUp: 0.5,
    step: 3,
    architectureChanged: false,
  });
  expect(rates).toEqual([0.1, 0.2, 0.1, 0.1]);
  const training = { updates: 2, step: 3, architectureChanged: false };
  expect(asked).toEqual([
    [1, training],
    [2, training],
  ]);
});
