import { violationOf } from "./feasibility.ts";
import { type Objective, toMinimise } from "./objective.ts";
import type { Trial } from "./trial.ts";

/** The order from best to worst: smaller violation first, then the objective, then who was proposed first. */
export function byMerit(objective: Objective): (one: Trial, other: Trial) => number {
  return (one, other) =>
    compare(violationOf(one), violationOf(other)) ||
    compare(toMinimise(one, objective), toMinimise(other, objective)) ||
    compare(one.number, other.number);
}

/** The best trial by one objective, or `undefined` if there is none; of equals the one that was proposed first. */
export function bestOf(trials: readonly Trial[], objective: Objective): Trial | undefined {
  const order = byMerit(objective);
  return trials.reduce<Trial | undefined>(
    (best, trial) => (best === undefined || order(trial, best) < 0 ? trial : best),
    undefined,
  );
}

/** A difference would be NaN between infinite values. */
export function compare(one: number, other: number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
