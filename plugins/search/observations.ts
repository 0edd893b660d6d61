import { isFeasible, type Objective, toMinimise, type Trial, violationOf } from "espalier";

/** What a model of one objective learns from. */
export interface Observations {
  /** Trials that were measured at the same budget, in order of proposal. */
  readonly measured: readonly Trial[];
  /** Failed ones, and those without a figure: worse than all others. */
  readonly worthless: readonly Trial[];
  /** Trials of which nothing is known yet. */
  readonly pending: readonly Trial[];
}

/**
 * The history as a model sees it. Figures of different budgets are not comparable: of the budgets at which `enough`
 * trials were measured the largest counts, as in Falkner et al. 2018; if there is none, the one with the most.
 */
export function observationsOf(trials: readonly Trial[], objective: Objective, enough: number): Observations {
  const [measured, worthless, pending]: [Trial[], Trial[], Trial[]] = [[], [], []];
  for (const trial of trials) {
    if (trial.status === "running") {
      if (Object.keys(trial.measurements).length === 0) pending.push(trial);
    } else (toMinimise(trial, objective) === Infinity ? worthless : measured).push(trial);
  }
  return { measured: ofOneBudget(measured, enough), worthless, pending };
}

function ofOneBudget(measured: readonly Trial[], enough: number): readonly Trial[] {
  const counts = new Map<number, number>();
  for (const { budget } of measured) counts.set(budget, (counts.get(budget) ?? 0) + 1);
  if (counts.size <= 1) return measured;
  const most = Math.max(...counts.values());
  const budgets = [...counts].toSorted(([one], [other]) => other - one);
  const chosen = budgets.find(([, count]) => count >= enough || count === most)?.[0];
  return measured.filter(({ budget }) => budget === chosen);
}

/**
 * The best of some trials: feasible ones by the objective, or if there are none, the smallest violations. Of equals the
 * ones that were proposed first. In the time of sorting numbers.
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
