import { violationOf } from "./feasibility.ts";
import { type Objective, toMinimise } from "./objective.ts";
import type { Trial } from "./trial.ts";

/** Comparator from best to worst: by violation, then the objective, then the order of proposal. */
export function byMerit(objective: Objective): (one: Trial, other: Trial) => number {
  return (one, other) =>
    compare(violationOf(one), violationOf(other)) ||
    compare(toMinimise(one, objective), toMinimise(other, objective)) ||
    compare(one.number, other.number);
}

/** The best trial by one objective, if any; ties go to the one proposed first. */
export function bestOf(trials: readonly Trial[], objective: Objective): Trial | undefined {
  const order = byMerit(objective);
  return trials.reduce<Trial | undefined>(
    (best, trial) => (best === undefined || order(trial, best) < 0 ? trial : best),
    undefined,
  );
}

/** Compares numbers; unlike a difference it handles infinities. */
export function compare(one: number, other: number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
