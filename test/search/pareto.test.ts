import { crowdingDistances, dominates, kneePoint, nonDominatedSort, paretoFront, type Trial } from "espalier";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histories, objectivesNamed, trialAt } from "./trials.ts";

const ab = objectivesNamed("ab");
const numbers = (trials: readonly Trial[]) => trials.map(({ number }) => number);

describe("dominates", () => {
  it("wants nothing worse and something better, in each objective's direction", () => {
    const [one, other] = [trialAt(0, [1, 5]), trialAt(1, [2, 5])];
    expect([dominates(one, other, ab), dominates(other, one, ab), dominates(one, one, ab)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(dominates(other, one, [{ ...ab[0], direction: "maximize" }])).toBe(true);
  });

  it("puts the smaller violation first", () => {
    const [feasible, near, far] = [
      trialAt(0, [9, 9]),
      trialAt(1, [5, 5], { violation: 0.1 }),
      trialAt(2, [0, 0], { violation: 0.2 }),
    ];
    expect(dominates(feasible, near, ab) && dominates(near, far, ab)).toBe(true);
    expect(dominates(far, near, ab) || dominates(near, feasible, ab)).toBe(false);
  });
});

/** By definition, front after front. */
function quadraticSort(trials: readonly Trial[], objectives: typeof ab): number[][] {
  const fronts: number[][] = [];
  for (let left = [...trials]; left.length > 0;) {
    const front = left.filter((trial) => !left.some((other) => dominates(other, trial, objectives)));
    fronts.push(numbers(front));
    left = left.filter((trial) => !front.includes(trial));
  }
  return fronts;
}

describe("nonDominatedSort", () => {
  it.each(["a", "ab", "abc"])("is the sort by definition for objectives %s, in any order", (names) => {
    const objectives = objectivesNamed(names);
    fc.assert(
      fc.property(histories(names.length), (trials) => {
        const fronts = nonDominatedSort(trials, objectives).map(numbers);
        expect(fronts).toEqual(quadraticSort(trials, objectives));
        expect(nonDominatedSort(trials.toReversed(), objectives).map(numbers)).toEqual(fronts);
      }),
    );
  });

  it("leaves out what has no figure", () => {
    const trials = [trialAt(0, [1, Number.NaN]), trialAt(1, [-Infinity, 1]), trialAt(2, [3])];
    expect(nonDominatedSort(trials, ab)).toEqual([]);
    expect(numbers(paretoFront([...trials, trialAt(3, [9, 9])], ab))).toEqual([3]);
  });
});

describe("crowdingDistances", () => {
  it("sums the gaps between neighbours, each as a share of the extent", () => {
    const front = [trialAt(0, [0, 10]), trialAt(1, [1, 4]), trialAt(2, [4, 0])];
    expect(crowdingDistances(front, ab)).toEqual([Infinity, 2, Infinity]);
    const four = [trialAt(0, [0, 12]), trialAt(1, [1, 9]), trialAt(2, [2, 3]), trialAt(3, [4, 0])];
    expect(crowdingDistances(four, ab)).toEqual([Infinity, 2 / 4 + 9 / 12, 3 / 4 + 9 / 12, Infinity]);
  });

  it("is no NaN where all are alike, and does not depend on the order", () => {
    fc.assert(
      fc.property(histories(2), (trials) => {
        const distances = crowdingDistances(trials, ab);
        expect(distances.some(Number.isNaN)).toBe(false);
        expect(crowdingDistances(trials.toReversed(), ab).toReversed()).toEqual(distances);
      }),
    );
  });
});

describe("kneePoint", () => {
  it("takes what lies deepest below the line through the ends", () => {
    const front = [trialAt(0, [0, 100]), trialAt(1, [1, 20]), trialAt(2, [5, 10]), trialAt(3, [10, 0])];
    expect(kneePoint(front, ab)?.number).toBe(1);
  });

  it("takes the better one in the first objective where all are on one line", () => {
    const line = Array.from({ length: 30 }, (_, step) => trialAt(step, [2.9 - step / 10, step / 10]));
    expect(kneePoint(line, ab)?.number).toBe(29);
    expect(kneePoint([trialAt(0, [1, 1]), trialAt(1, [1, 1])], ab)?.number).toBe(0);
    expect(kneePoint([], ab)).toBeUndefined();
  });

  it("depends on neither order nor units", () => {
    fc.assert(
      fc.property(histories(3), fc.constantFrom(1e-3, 1e6), (trials, unit) => {
        const objectives = objectivesNamed("abc");
        const front = paretoFront(trials, objectives);
        const knee = kneePoint(front, objectives);
        expect(kneePoint(front.toReversed(), objectives)).toBe(knee);
        const scaled = front.map((trial) => {
          const { a = 0, b = 0, c = 0 } = trial.measurements;
          return { ...trial, measurements: { a, b: b * unit, c: c - 7 } };
        });
        expect(kneePoint(scaled, objectives)?.number).toBe(knee?.number);
      }),
    );
  });
});
