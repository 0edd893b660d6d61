import { Architecture, onEqualTerms, rungsOf, type Trial, trialsAt } from "espalier";
import { describe, expect, it } from "vitest";

const architecture = new Architecture({ depth: 1 });

/** A trial that was measured at some budgets, in order. */
function climber(
  number: number,
  losses: Readonly<Record<number, number>>,
  fields: Partial<Trial> = {},
): Trial {
  const rungs = Object.entries(losses)
    .map(([budget, loss]) => ({ budget: Number(budget), measurements: { loss } }))
    .toSorted((one, other) => one.budget - other.budget);
  const last = rungs.at(-1) ?? { budget: 0.1, measurements: {} };
  return { number, architecture, status: "completed", notes: {}, ...last, rungs, ...fields };
}

const figures = (trials: readonly Trial[]) =>
  trials.map(({ number, budget, measurements }) => [number, budget, measurements["loss"]]);

const trials = [
  climber(0, { 0.1: 5, 0.5: 3 }, { status: "running", budget: 1 }),
  climber(1, { 0.1: 4 }, { violation: 2, rungs: [{ budget: 0.1, measurements: { loss: 4 }, violation: 2 }] }),
  climber(2, { 0.1: 3, 0.5: 2 }, { status: "failed", measurements: {}, failure: "nan" }),
  climber(3, {}, { status: "running" }),
];

describe("rungs", () => {
  it("are what was measured at each budget, whatever became of the trial later", () => {
    expect(figures(trialsAt(trials, 0.5))).toEqual([
      [0, 0.5, 3],
      [2, 0.5, 2],
    ]);
    expect(
      trialsAt(trials, 0.1).map(({ status, violation, failure }) => ({ status, violation, failure })),
    ).toEqual([{ status: "completed" }, { status: "completed", violation: 2 }, { status: "completed" }]);
    expect(trialsAt(trials, 1)).toEqual([]);
  });

  it("of a trial that tells none are its own figures, once it has some", () => {
    const { rungs: _, ...plain } = climber(0, { 0.5: 3 });
    expect(rungsOf(plain)).toEqual([{ budget: 0.5, measurements: { loss: 3 } }]);
    expect(rungsOf({ ...plain, violation: 2 })).toEqual([
      { budget: 0.5, measurements: { loss: 3 }, violation: 2 },
    ]);
    expect(Object.keys(rungsOf(plain)[0]!)).toEqual(["budget", "measurements"]);
    expect(rungsOf({ ...plain, status: "running" })).toEqual([]);
    expect(rungsOf({ ...plain, status: "failed" })).toEqual([]);
  });
});

describe("on equal terms", () => {
  it("trials are as they were at the largest budget that all of them have had", () => {
    expect(figures(onEqualTerms([trials[0]!, trials[2]!]))).toEqual(figures(trialsAt(trials, 0.5)));
    expect(figures(onEqualTerms(trials.slice(0, 3)))).toEqual(figures(trialsAt(trials, 0.1)));
  });

  it("only those remain that trained furthest where there is no such budget", () => {
    expect(figures(onEqualTerms([...trials.slice(0, 2), climber(4, { 1: 1 })]))).toEqual([[4, 1, 1]]);
    expect(onEqualTerms([])).toEqual([]);
  });
});
