import { countEach, isFeasible, type Objective, toMinimise, type Trial, violationOf } from "espalier";

/** Trials that a model of one objective is fitted to. */
export interface Observations {
  /** Trials measured at one budget, in order of proposal. */
  readonly measured: readonly Trial[];
  /** Failed trials and those without a finite objective: worse than all others. */
  readonly failed: readonly Trial[];
  /** Running trials without measurements. */
  readonly pending: readonly Trial[];
}

/**
 * The observations of a history. Measurements at different budgets are not comparable, so only one budget counts: the
 * largest with `enough` trials, as in Falkner et al. 2018, or else the one with the most.
 */
export function observationsOf(trials: readonly Trial[], objective: Objective, enough: number): Observations {
  const [measured, failed, pending]: [Trial[], Trial[], Trial[]] = [[], [], []];
  for (const trial of trials) {
    if (trial.status === "running") {
      if (Object.keys(trial.measurements).length === 0) pending.push(trial);
    } else (toMinimise(trial, objective) === Infinity ? failed : measured).push(trial);
  }
  return { measured: ofOneBudget(measured, enough), failed, pending };
}

function ofOneBudget(measured: readonly Trial[], enough: number): readonly Trial[] {
  const counts = countEach(measured.map(({ budget }) => budget));
  if (counts.size <= 1) return measured;
  const most = Math.max(...counts.values());
  const budgets = [...counts].toSorted(([one], [other]) => other - one);
  const chosen = budgets.find(([, count]) => count >= enough || count === most)?.[0];
  return measured.filter(({ budget }) => budget === chosen);
}

/**
 * The best `count` feasible trials by the objective, or if none is feasible, those with the smallest violations. Ties
 * go to the ones proposed first. Takes as long as sorting the figures.
 */
export function bestAmong(trials: readonly Trial[], objective: Objective, count: number): Set<Trial> {
  const feasible = trials.filter(isFeasible);
  const candidates = feasible.length > 0 ? feasible : trials;
  const figures = Float64Array.from(candidates, (trial) =>
    feasible.length > 0 ? toMinimise(trial, objective) : violationOf(trial),
  );
  const limit = figures.toSorted()[Math.min(count, figures.length) - 1]!;
  const best = new Set(candidates.filter((_, place) => figures[place]! < limit));
  for (let place = 0; best.size < count && place < figures.length; place++)
    if (figures[place] === limit) best.add(candidates[place]!);
  return best;
}
