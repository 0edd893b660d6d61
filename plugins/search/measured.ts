import { completed, type Trial } from "espalier";

/** Completed trials that have a finite figure of that name. */
export function measured(trials: readonly Trial[], name: string): Trial[] {
  return completed(trials).filter((trial) => Number.isFinite(trial.measurements[name]));
}

/** Of those the ones that trained furthest: figures of different budgets are not comparable. */
export function comparable(trials: readonly Trial[], name: string): Trial[] {
  const candidates = measured(trials, name);
  const budget = candidates.reduce((largest, trial) => Math.max(largest, trial.budget), 0);
  return candidates.filter((trial) => trial.budget === budget);
}

/** A figure that `measured` has found to be there. */
export function figure(trial: Trial, name: string): number {
  return trial.measurements[name] as number;
}

/** The trial with the smallest score; of equals the one that was proposed first. */
export function lowest(trials: readonly Trial[], score: (trial: Trial) => number): Trial | undefined {
  return trials.reduce<Trial | undefined>(
    (best, trial) => (best === undefined || score(trial) < score(best) ? trial : best),
    undefined,
  );
}
