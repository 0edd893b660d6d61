import type { Trial } from "./trial.ts";

/** Whether a trial fulfils the experiment's constraints on measurements, as far as it has been measured. */
export function isFeasible(trial: Trial): boolean {
  return violationOf(trial) === 0;
}

/** By how much a trial breaks the constraints: 0 if it is feasible, Infinity if what they bound was not measured. */
export function violationOf(trial: Trial): number {
  return trial.violation ?? 0;
}

/** The trials that break the constraints least: the feasible ones, if there are any. */
export function mostFeasible(trials: readonly Trial[]): Trial[] {
  const least = trials.reduce((smallest, trial) => Math.min(smallest, violationOf(trial)), Infinity);
  return trials.filter((trial) => violationOf(trial) === least);
}
