import type { Measurements, Trial } from "./trial.ts";

/** A trial's measurements at one budget. */
export interface Rung {
  /** Share of the full budget, in (0, 1]. */
  readonly budget: number;
  readonly measurements: Measurements;
  /** Violation of the constraints, as in a trial. */
  readonly violation?: number;
}

/** A trial's measurements at each of its budgets, in ascending order. */
export function rungsOf(trial: Trial): readonly Rung[] {
  if (trial.rungs !== undefined) return trial.rungs;
  const { status, budget, measurements, violation } = trial;
  return status === "completed"
    ? [{ budget, measurements, ...(violation !== undefined && { violation }) }]
    : [];
}

/**
 * The trials measured at a budget, as completed trials with the measurements of that budget, regardless of larger
 * ones. Measurements at one budget are comparable.
 */
export function trialsAt(trials: readonly Trial[], budget: number): Trial[] {
  return trials.flatMap((trial) => {
    const rung = rungsOf(trial).find((one) => one.budget === budget);
    if (rung === undefined) return [];
    const { number, architecture, notes } = trial;
    return [{ number, architecture, notes, status: "completed" as const, ...rung }];
  });
}

/**
 * Trials at the largest budget at which all of them were measured; without a common one, those with the largest
 * budget.
 */
export function onEqualTerms(trials: readonly Trial[]): Trial[] {
  const shared = trials.slice(1).reduce(
    (budgets, trial) => budgets.filter((budget) => hasRung(trial, budget)),
    trials.slice(0, 1).flatMap((trial) => rungsOf(trial).map(({ budget }) => budget)),
  );
  const budgets =
    shared.length > 0 ? shared : trials.flatMap((trial) => rungsOf(trial).map((rung) => rung.budget));
  return trialsAt(
    trials,
    budgets.reduce((largest, budget) => Math.max(largest, budget), 0),
  );
}

function hasRung(trial: Trial, budget: number): boolean {
  return rungsOf(trial).some((rung) => rung.budget === budget);
}
