import { type Objective, pointOf } from "./objective.ts";
import { completed, type Trial } from "./trial.ts";

/** Completed trials with a finite measurement of every objective. */
export function measured(trials: readonly Trial[], objectives: readonly Objective[]): Trial[] {
  return completed(trials).filter((trial) => pointOf(trial, objectives).every(Number.isFinite));
}

/** The measured trials of the largest budget, since measurements at different budgets are not comparable. */
export function atLargestBudget(trials: readonly Trial[], objectives: readonly Objective[]): Trial[] {
  const candidates = measured(trials, objectives);
  const budget = candidates.reduce((largest, trial) => Math.max(largest, trial.budget), 0);
  return candidates.filter((trial) => trial.budget === budget);
}
