import { type Objective, toMinimise, type Trial, violationOf } from "espalier";

/** What a model of one objective learns from. */
export interface Observations {
  /** Trials that were measured at the same budget, from best to worst: smaller violation, objective, age. */
  readonly ranked: readonly Trial[];
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
  return { ranked: rank(ofOneBudget(measured, enough), objective), worthless, pending };
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

/** As `byMerit` orders, with each figure looked up once. */
function rank(trials: readonly Trial[], objective: Objective): Trial[] {
  const values = Float64Array.from(trials, (trial) => toMinimise(trial, objective));
  const violations = Float64Array.from(trials, violationOf);
  const order = Uint32Array.from(trials.keys()).sort(
    (one, other) =>
      (violations[one] === violations[other] ? 0 : violations[one]! - violations[other]!) ||
      values[one]! - values[other]! ||
      one - other,
  );
  return Array.from(order, (index) => trials[index]!);
}
