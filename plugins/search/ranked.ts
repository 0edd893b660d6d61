import { byMerit, measured, type Objectives, type Trial } from "espalier";
import { paretoOrder } from "./pareto-order.ts";

/** Trials of one budget from best to worst, without those that lack a finite figure. */
export function ranked(trials: readonly Trial[], objectives: Objectives): Trial[] {
  if (objectives.length > 1) return paretoOrder(trials, objectives);
  return measured(trials, objectives).toSorted(byMerit(objectives[0]));
}
