import { compare } from "./best-of.ts";
import { measured } from "./at-largest-budget.ts";
import { dominatesPoint } from "./dominance.ts";
import { violationOf } from "./feasibility.ts";
import { type Objective, pointOf } from "./objective.ts";
import type { Trial } from "./trial.ts";

/** A trial, its point and its violation. */
interface Placed {
  readonly trial: Trial;
  readonly violation: number;
  readonly point: readonly number[];
}

/**
 * Sorts trials into fronts: the first is not dominated, front k is dominated only by earlier fronts. Each front is in
 * order of proposal. Trials without a finite value of every objective are left out; budgets are ignored (see
 * `atLargestBudget`). Efficient non-dominated sort with binary search: Zhang et al. 2015, IEEE Transactions on
 * Evolutionary Computation 19(2).
 */
export function nonDominatedSort(trials: readonly Trial[], objectives: readonly Objective[]): Trial[][] {
  const fronts: Placed[][] = [];
  for (const placed of inOrder(trials, objectives)) {
    const rank = rankIn(fronts, placed);
    (fronts[rank] ??= []).push(placed);
  }
  return fronts.map((front) =>
    front.map(({ trial }) => trial).toSorted((one, other) => one.number - other.number),
  );
}

/** The non-dominated trials in order of proposal; empty if nothing was measured. */
export function paretoFront(trials: readonly Trial[], objectives: readonly Objective[]): Trial[] {
  return nonDominatedSort(trials, objectives)[0] ?? [];
}

/** Sorts trials so that none is dominated by a later one. */
function inOrder(trials: readonly Trial[], objectives: readonly Objective[]): Placed[] {
  return measured(trials, objectives)
    .map((trial) => ({ trial, violation: violationOf(trial), point: pointOf(trial, objectives) }))
    .toSorted(
      (one, other) => compare(one.violation, other.violation) || comparePoints(one.point, other.point),
    );
}

function comparePoints(one: readonly number[], other: readonly number[]): number {
  for (const [place, value] of one.entries()) {
    const order = compare(value, other[place]!);
    if (order !== 0) return order;
  }
  return 0;
}

/** Index of the first front without a dominating member, by binary search: all earlier fronts have one. */
function rankIn(fronts: readonly Placed[][], placed: Placed): number {
  let [low, high] = [0, fronts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fronts[middle]!.some((member) => isBetter(member, placed))) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBetter(one: Placed, other: Placed): boolean {
  return one.violation === other.violation
    ? dominatesPoint(one.point, other.point)
    : one.violation < other.violation;
}
