import { byMerit } from "./best-of.ts";
import { measured } from "./at-largest-budget.ts";
import { type Objective, type Objectives, toMinimise } from "./objective.ts";
import { paretoOrder } from "./pareto-order.ts";
import type { Trial } from "./trial.ts";

/**
 * Trials of one budget from best to worst by the objectives measured at it. Trials without a finite value are left
 * out.
 */
export function ranked(trials: readonly Trial[], objectives: Objectives): Trial[] {
  const isKnown = (objective: Objective) =>
    trials.some((trial) => Number.isFinite(toMinimise(trial, objective)));
  const [main, ...others] = objectives.filter(isKnown);
  if (main === undefined) return [];
  if (others.length > 0) return paretoOrder(trials, [main, ...others]);
  return measured(trials, [main]).toSorted(byMerit(main));
}
