import {
  type Assignment,
  measured,
  type Objectives,
  ranked,
  strategy,
  type Trial,
  TrialScheduler,
  trialsAt,
} from "espalier";
import { Type } from "typebox";
import { powerBudgets, rungOptions } from "./rungs.ts";

export const asha = strategy(TrialScheduler, {
  type: "asha",
  summary:
    "Asynchronous successive halving: continues a trial as soon as it is among the best of its rung so far.",
  paper:
    "Li et al. 2020, A system for massively parallel hyperparameter tuning, arXiv 1810.05934. Ours: a search has a fixed number of trials. If none of them has reached the full budget at the end, the best one continues to it",
  options: Type.Object(rungOptions, { additionalProperties: false }),
  inject: [],
  create: (options) => {
    const budgets = powerBudgets(options);
    const share = (rung: readonly Trial[]) => Math.floor(rung.length / options.factor);
    return {
      next(trials, count, objectives) {
        const promoted = promotion(trials, budgets, objectives, share);
        if (promoted !== undefined) return promoted;
        if (trials.length < count) return { type: "start", budget: budgets[0] as number };
        const isOver =
          trials.some(({ status }) => status === "running") ||
          measured(trialsAt(trials, 1), objectives).length > 0;
        return isOver ? undefined : promotion(trials, budgets, objectives, (rung) => rung.length);
      },
    };
  },
});

/** Continues the best stopped trial within the first `places` of its rung, from the highest such rung. */
function promotion(
  trials: readonly Trial[],
  budgets: readonly number[],
  objectives: Objectives,
  places: (rung: readonly Trial[]) => number,
): Assignment | undefined {
  for (let rung = budgets.length - 2; rung >= 0; rung--) {
    const order = ranked(trialsAt(trials, budgets[rung] as number), objectives);
    const next = order.slice(0, places(order)).find(({ number, budget }) => {
      const { status, budget: reached } = trials[number] as Trial;
      return status === "completed" && reached === budget;
    });
    if (next !== undefined)
      return { type: "continue", trial: next.number, budget: budgets[rung + 1] as number };
  }
  return undefined;
}
