import { hypervolume, pointOf, worstPoint } from "espalier";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { objectivesNamed, points, trialAt } from "./trials.ts";

/** The volume of a union of boxes by inclusion and exclusion: that of all, less that of pairs, and so on. */
function byInclusionAndExclusion(
  front: readonly (readonly number[])[],
  reference: readonly number[],
): number {
  let sum = 0;
  for (let subset = 1; subset < 2 ** front.length; subset++) {
    const chosen = front.filter((_, index) => (subset >> index) & 1);
    const corner = reference.map((_, place) => Math.max(...chosen.map((point) => point[place]!)));
    const volume = corner.reduce(
      (product, value, place) => product * Math.max(0, reference[place]! - value),
      1,
    );
    sum += chosen.length % 2 === 1 ? volume : -volume;
  }
  return sum;
}

describe("hypervolume", () => {
  it("is the area below a staircase", () => {
    expect(
      hypervolume(
        [
          [1, 2],
          [2, 1],
        ],
        [3, 3],
      ),
    ).toBe(3);
    expect(hypervolume([[0, 0, 0]], [2, 3, 4])).toBe(24);
    expect(hypervolume([[2], [5]], [7])).toBe(5);
    expect(hypervolume([], [1, 1])).toBe(0);
  });

  it.each([1, 2, 3])("of %i objectives is that of the union of boxes, in any order", (count) => {
    fc.assert(
      fc.property(points(count, 9), fc.integer({ min: 0, max: 7 }), (front, corner) => {
        const reference = Array.from({ length: count }, (_, place) => corner + (place % 2));
        const volume = hypervolume(front, reference);
        expect(volume).toBe(byInclusionAndExclusion(front, reference));
        expect(hypervolume(front.toReversed(), reference)).toBe(volume);
      }),
    );
  });

  it("counts no point that is not finite", () => {
    expect(
      hypervolume(
        [
          [Number.NaN, 0],
          [-Infinity, 0],
          [Infinity, 0],
          [1, 1],
        ],
        [2, 2],
      ),
    ).toBe(1);
  });

  it("from the worst point measures what is better everywhere", () => {
    const trials = [trialAt(0, [1, 9]), trialAt(1, [4, 4]), trialAt(2, [9, 1]), trialAt(3, [Infinity, 99])];
    const objectives = objectivesNamed("ab");
    const worst = worstPoint(trials, objectives);
    expect(worst).toEqual([9, 9]);
    const points = trials.map((trial) => pointOf(trial, objectives));
    expect(hypervolume(points, worst)).toBe(25);
  });

  it("of four objectives is refused", () => {
    expect(() => hypervolume([], [1, 1, 1, 1])).toThrowErrorMatchingInlineSnapshot(
      `[EspalierError: The hypervolume of 4 objectives cannot be computed; at most 3 are supported.]`,
    );
  });
});
