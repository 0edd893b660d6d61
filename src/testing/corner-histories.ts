import type { Trial } from "../search/trial.ts";
import { type Outcome, trialsOf } from "./histories.ts";
import type { WatchedSpace } from "./watched-space.ts";

/** Number of trials in a history. */
const LENGTH = 12;

/** Histories that random ones rarely contain, by the properties of their trials. */
const CORNERS: Readonly<Record<string, (number: number) => Partial<Outcome>>> = {
  "only failed trials": () => ({ status: "failed" }),
  "only running trials": () => ({ status: "running", figures: [] }),
  "one completed trial and failures": (number) => ({ status: number === 0 ? "completed" : "failed" }),
  "trials with equal measurements": () => ({ figures: [1, 1, 1] }),
  "trials without measurements": () => ({ figures: [] }),
  "trials with NaN": () => ({ figures: [NaN, NaN, NaN] }),
  "trials with infinite measurements": (number) => ({
    figures: [Infinity, -Infinity, number % 2 ? 1 : Infinity],
  }),
  "trials with the smallest and the largest numbers": (number) => ({
    figures: [number % 2 ? 1e308 : -1e308, 5e-324, number],
  }),
  "trials without the second objective": (number) => ({ figures: [number, undefined, 1] }),
  "trials of one architecture with different measurements": () => ({ place: 0 }),
  "trials that break a constraint equally": () => ({ violation: 0.25 }),
  "trials that break a constraint infinitely": () => ({ violation: Infinity }),
  "trials that stopped at different budgets": (number) => ({ budget: [0.1, 0.5, 1][number % 3]! }),
};

/** The histories in a space, first the empty one. */
export function cornerHistories(space: WatchedSpace): readonly (readonly [what: string, trials: Trial[]])[] {
  const architectures = [...space.enumerate()];
  const histories = Object.entries(CORNERS).map(([what, special]) => {
    const outcomes = Array.from({ length: LENGTH }, (_, number) => ({
      ...usual(number),
      ...special(number),
    }));
    return [what, trialsOf(outcomes, architectures).map(withRungs)] as const;
  });
  return [["no trials", []], ...histories];
}

function usual(number: number): Outcome {
  return {
    place: number,
    status: "completed",
    budget: 1,
    figures: [number, -number, number],
    violation: undefined,
  };
}

/** Adds an earlier rung at half the budget to every other trial that stopped early. */
function withRungs(trial: Trial): Trial {
  const { status, budget, measurements } = trial;
  if (status !== "completed" || budget === 1 || trial.number % 2 === 0) return trial;
  const budgets = [budget / 2, budget];
  return { ...trial, rungs: budgets.map((one) => ({ budget: one, measurements })) };
}
