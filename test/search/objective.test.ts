import {
  bestOf,
  atLargestBudget,
  isFeasible,
  measured,
  mostFeasible,
  type Objective,
  ranked,
  toMinimise,
  type Trial,
} from "espalier";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histories, objectivesNamed, trialAt } from "./trials.ts";

const [a] = objectivesNamed("a");
const mostOfA: Objective = { ...a, direction: "maximize" };
const useless = [Number.NaN, Infinity, -Infinity];

describe("toMinimise", () => {
  it("changes the sign where more is better", () => {
    expect(toMinimise(trialAt(0, [3]), a)).toBe(3);
    expect(toMinimise(trialAt(0, [3]), mostOfA)).toBe(-3);
  });

  it.each([...useless, undefined])("finds %s worse than any figure, in both directions", (value) => {
    const trial = trialAt(0, value === undefined ? [] : [value]);
    expect([toMinimise(trial, a), toMinimise(trial, mostOfA)]).toEqual([Infinity, Infinity]);
  });
});

describe("bestOf", () => {
  it("takes the best figure in its direction, of equals the one that was proposed first", () => {
    const trials = [trialAt(0, [2]), trialAt(1, [1]), trialAt(2, [3]), trialAt(3, [1]), trialAt(4, [3])];
    expect(bestOf(trials, a)?.number).toBe(1);
    expect(bestOf(trials, mostOfA)?.number).toBe(2);
    expect(bestOf([], a)).toBeUndefined();
  });

  it("takes a feasible trial however bad, else the one that breaks the constraints least", () => {
    const [good, bad] = [trialAt(0, [1], { violation: 0.1 }), trialAt(1, [9])];
    expect(bestOf([good, bad], a)).toBe(bad);
    expect(bestOf([trialAt(2, [0], { violation: 0.2 }), good], a)).toBe(good);
  });

  it("never takes one without a finite figure, and does not depend on the order", () => {
    fc.assert(
      fc.property(
        histories(1),
        fc.constantFrom(...useless),
        fc.infiniteStream(fc.nat()),
        (history, value, order) => {
          const trials = [...history, trialAt(history.length, [value])];
          const shuffled = trials
            .map((trial) => ({ trial, place: order.next().value as number }))
            .toSorted((one, other) => one.place - other.place)
            .map(({ trial }) => trial);
          expect(bestOf(shuffled, a)).toBe(bestOf(trials, a));
          if (history.some(isFeasible))
            expect(bestOf(trials, a)?.measurements["a"]).toSatisfy(Number.isFinite);
        },
      ),
    );
  });
});

describe("measured and atLargestBudget", () => {
  const trials = [
    trialAt(0, [1, 2]),
    trialAt(1, [1, Number.NaN]),
    trialAt(2, [1]),
    trialAt(3, [0, 0], { budget: 0.5 }),
    trialAt(4, [1, 1], { status: "running" }),
    trialAt(5, [], { status: "failed", failure: "no" }),
  ];

  it("want every figure, of completed trials", () => {
    expect(measured(trials, objectivesNamed("ab")).map(({ number }) => number)).toEqual([0, 3]);
    expect(measured(trials, [a]).map(({ number }) => number)).toEqual([0, 1, 2, 3]);
  });

  it("compare those that trained furthest", () => {
    expect(atLargestBudget(trials, objectivesNamed("ab")).map(({ number }) => number)).toEqual([0]);
    expect(atLargestBudget([], [a])).toEqual([]);
  });
});

it("mostFeasible keeps the feasible trials, or those that break the constraints least", () => {
  const [none, some, more] = [
    trialAt(0, []),
    trialAt(1, [], { violation: 1 }),
    trialAt(2, [], { violation: 2 }),
  ];
  expect(mostFeasible([more, none, some])).toEqual([none]);
  expect(mostFeasible([more, some])).toEqual([some]);
  expect(mostFeasible([])).toEqual([]);
});

describe("ranked", () => {
  const numbers = (trials: readonly Trial[]) => trials.map(({ number }) => number);

  it("sorts by one objective and leaves out trials without its figure", () => {
    const trials = [trialAt(0, [3]), trialAt(1, [Number.NaN]), trialAt(2, [1]), trialAt(3, [3])];
    expect(numbers(ranked(trials, [a]))).toEqual([2, 0, 3]);
    expect(ranked([trialAt(0, [])], [a])).toEqual([]);
  });

  it("takes an objective into account if some trial has a figure of it", () => {
    const trials = [trialAt(0, [1]), trialAt(1, [2, 1]), trialAt(2, [3, 0])];
    expect(numbers(ranked(trials, objectivesNamed("ab")))).toEqual([1, 2]);
    expect(numbers(ranked(trials, objectivesNamed("ac")))).toEqual([0, 1, 2]);
  });
});
