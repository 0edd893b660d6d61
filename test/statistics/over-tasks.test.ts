import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "../../src/random/random.ts";
import { interquartileMean } from "../../src/statistics/interquartile-mean.ts";
import { probabilityOfImprovement } from "../../src/statistics/probability-of-improvement.ts";
import { stratifiedBootstrap, type ValuesByTask } from "../../src/statistics/stratified-bootstrap.ts";
import peer from "./fixtures/over-tasks.json" with { type: "json" };

const key = new Random("over-tasks");
const meanOf = (tasks: ValuesByTask) => interquartileMean(tasks.flat());

/** Distance from rliable's mean bound in standard deviations of one bootstrap of 1000 replicates. */
const WITHIN = 4;

function expectBounds(
  found: readonly number[],
  { mean, deviation }: { readonly mean: readonly number[]; readonly deviation: readonly number[] },
): void {
  found.forEach((bound, end) =>
    expect(Math.abs(bound - mean[end]!)).toBeLessThanOrEqual(WITHIN * deviation[end]! + 1e-9),
  );
}

describe.each(peer.map((set, index) => ({ ...set, index })))(
  "data set $index: as rliable and SciPy compute it is",
  ({ one, other, ...expected }) => {
    it("the interquartile mean", () => {
      expect(meanOf(one)).toBeCloseTo(expected.interquartileMean, 9);
    });

    it("the probability of improvement", () => {
      expect(probabilityOfImprovement(one, other)).toBeCloseTo(expected.improvement, 9);
    });

    it("the interval of each, within the Monte-Carlo error", () => {
      expectBounds(stratifiedBootstrap([one], meanOf, key), expected.interval);
      expectBounds(
        stratifiedBootstrap([one, other], probabilityOfImprovement, key),
        expected.improvementInterval,
      );
    });
  },
);

describe("over tasks", () => {
  const figures = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  });

  it("improvements in both directions add up to 1, and equal methods have one half", () => {
    fc.assert(
      fc.property(figures, figures, (one, other) => {
        const tasks = Math.min(one.length, other.length);
        const [some, others] = [one.slice(0, tasks), other.slice(0, tasks)];
        const both = probabilityOfImprovement(some, others) + probabilityOfImprovement(others, some);
        expect(both).toBeCloseTo(1, 12);
        expect(probabilityOfImprovement(some, some)).toBeCloseTo(0.5, 12);
      }),
    );
  });

  it("an interquartile mean ignores a quarter at each end", () => {
    expect(interquartileMean([1, 2, 3, 400])).toBe(2.5);
    expect(interquartileMean([9, 1, 2])).toBe(4);
    expect(interquartileMean([])).toBeNaN();
  });

  it("the same key gives the same interval, another key another one", () => {
    const [{ one }] = peer.slice(3) as [(typeof peer)[number]];
    const interval = stratifiedBootstrap([one], meanOf, key);
    expect(stratifiedBootstrap([one], meanOf, new Random("over-tasks"))).toEqual(interval);
    expect(stratifiedBootstrap([one], meanOf, new Random("other"))).not.toEqual(interval);
  });
});
