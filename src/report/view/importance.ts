import type { ArchitectureValue } from "../../architecture/architecture.ts";
import { rankVarianceExplained } from "../../statistics/rank-variance.ts";

/** Fewest trials that importance is computed from, in total and per group of values. */
export const FEWEST_TRIALS = 20;
const FEWEST_PER_GROUP = 4;

/** Largest number of groups of a numeric dimension. */
const GROUPS = 5;

/** A dimension with the share of the objective's variance that it explains by itself. */
export interface Importance {
  readonly dimension: string;
  /** In 0 to 1; `null`: too few trials. */
  readonly share: number | null;
}

/** A trial with its architecture and its main objective. */
export interface Rated {
  readonly values: Readonly<Record<string, ArchitectureValue>>;
  readonly objective: number;
}

/**
 * Importance of each dimension in which trials differ, by decreasing share: the variance of the objective's ranks that
 * the values of the dimension explain. Ranks, so that a few diverged trials do not decide. Numeric dimensions with more
 * than five values are divided into five groups of about equal numbers of trials. Dimensions are looked at one by one:
 * effects that only show in combination are not seen.
 */
export function importances(trials: readonly Rated[]): readonly Importance[] {
  const names = [...new Set(trials.flatMap(({ values }) => Object.keys(values)))];
  const objective = trials.map((trial) => trial.objective);
  return names
    .flatMap((dimension): Importance[] => {
      const groups = groupsOf(trials.map(({ values }) => values[dimension]));
      const count = new Set(groups).size;
      if (count < 2) return [];
      const isEnough = trials.length >= Math.max(FEWEST_TRIALS, FEWEST_PER_GROUP * count);
      return [{ dimension, share: isEnough ? rankVarianceExplained(objective, groups) : null }];
    })
    .toSorted((one, other) => (other.share ?? 0) - (one.share ?? 0));
}

/** The group of each value; a missing value is one of its own. */
function groupsOf(values: readonly (ArchitectureValue | undefined)[]): readonly unknown[] {
  const numbers = values.filter((value) => typeof value === "number");
  if (new Set(numbers).size <= GROUPS) return values;
  const sorted = numbers.toSorted((one, other) => one - other);
  const bounds = Array.from(
    { length: GROUPS - 1 },
    (_, place) => sorted[Math.floor(((place + 1) * sorted.length) / GROUPS)]!,
  );
  return values.map((value) =>
    typeof value === "number" ? bounds.filter((bound) => value >= bound).length : value,
  );
}
