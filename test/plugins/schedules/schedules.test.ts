import { constant, cosine, warmupStableDecay } from "espalier/plugins/schedules";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { LearningRateSchedule } from "espalier";
import { build } from "../build.ts";

/** The factors of all updates. */
function factorsOf(schedule: LearningRateSchedule, updates: number): number[] {
  const training = { updates, step: 1, architectureChanged: true };
  return Array.from({ length: updates }, (_, index) => schedule.factor(index + 1, training));
}

const falling = (factors: readonly number[]) => factors.toSorted((one, other) => other - one);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const count = fc.integer({ min: 1, max: 300 });

test("cosine falls to `final`, one update after the last", async () => {
  expect(factorsOf(await build(cosine), 3).map((factor) => factor.toFixed(4))).toEqual([
    "0.8536",
    "0.5000",
    "0.1464",
  ]);
  await fc.assert(
    fc.asyncProperty(count, share, async (updates, final) => {
      const factors = factorsOf(await build(cosine, { final }), updates);
      expect(factors).toEqual(falling(factors));
      expect(Math.max(...factors)).toBeLessThanOrEqual(1);
      expect(factors.at(-1)).toBeGreaterThanOrEqual(final);
      const next = (1 + Math.cos((Math.PI * updates) / (updates + 1))) / 2;
      expect(factors.at(-1)).toBeCloseTo(final + (1 - final) * next, 12);
    }),
  );
});

test("constant stays at the peak", async () => {
  expect(factorsOf(await build(constant), 4)).toEqual([1, 1, 1, 1]);
});

test("warmup-stable-decay decays in its last share of the updates, linearly or by a square root", async () => {
  const linear = await build(warmupStableDecay, { decay: 0.3, shape: "linear" });
  expect(factorsOf(linear, 10)).toEqual([1, 1, 1, 1, 1, 1, 1, 0.75, 0.5, 0.25]);
  const root = await build(warmupStableDecay, { decay: 0.3 });
  expect(factorsOf(root, 10)).toEqual([1, 1, 1, 1, 1, 1, 1, 0.5, 1 - Math.SQRT1_2, 1 - Math.sqrt(0.75)]);
  await fc.assert(
    fc.asyncProperty(count, share, fc.constantFrom("linear", "1-sqrt"), async (updates, decay, shape) => {
      const factors = factorsOf(await build(warmupStableDecay, { decay, shape }), updates);
      expect(factors).toEqual(falling(factors));
      expect(factors.at(-1)).toBeGreaterThan(0);
      expect(factors.filter((factor) => factor === 1)).toHaveLength(updates - Math.round(decay * updates));
    }),
  );
});

test("warmup-stable-decay without a decay is constant", async () => {
  const schedule = await build(warmupStableDecay, { decay: 0 });
  expect(factorsOf(schedule, 5)).toEqual(factorsOf(await build(constant), 5));
});
