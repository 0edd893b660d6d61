import { type Objective, pointOf } from "./objective.ts";
import { completed, type Trial } from "./trial.ts";

/** Completed trials that have a finite figure for every objective. */
export function measured(trials: readonly Trial[], objectives: readonly Objective[]): Trial[] {
  return completed(trials).filter((trial) => pointOf(trial, objectives).every(Number.isFinite));
}

/** Of those the ones that trained furthest: figures of different budgets are not atLargestBudget. */
export function atLargestBudget(trials: readonly Trial[], objectives: readonly Objective[]): Trial[] {
  const candidates = measured(trials, objectives);
  const budget = candidates.reduce((largest, trial) => Math.max(largest, trial.budget), 0);
  return candidates.filter((trial) => trial.budget === budget);
}
