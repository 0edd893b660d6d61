import type { Trial } from "./trial.ts";

/** Whether a trial's measurements so far fulfil the experiment's constraints. */
export function isFeasible(trial: Trial): boolean {
  return violationOf(trial) === 0;
}

/** Total violation of the constraints: 0 if the trial is feasible, Infinity if a bounded measurement is missing. */
export function violationOf(trial: Trial): number {
  return trial.violation ?? 0;
}

/** The trials with the smallest violation: the feasible ones, if any. */
export function mostFeasible(trials: readonly Trial[]): Trial[] {
  const least = trials.reduce((smallest, trial) => Math.min(smallest, violationOf(trial)), Infinity);
  return trials.filter((trial) => violationOf(trial) === least);
}
