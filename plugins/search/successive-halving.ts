import { strategy, TrialScheduler } from "espalier";
import { Type } from "typebox";
import { promote } from "./halving.ts";
import { powerBudgets, rungOptions } from "./rungs.ts";

export const successiveHalving = strategy(TrialScheduler, {
  type: "successive-halving",
  summary:
    "Starts all trials at the smallest budget. The best of each rung continue together, the others stop.",
  paper:
    "Jamieson and Talwalkar 2016, arXiv 1502.07943, with a factor as in Li et al. 2018. Ours: the last rung always has a trial. One that fails is replaced by the next best",
  options: Type.Object(rungOptions, { additionalProperties: false }),
  inject: [],
  create: (options) => {
    const budgets = powerBudgets(options);
    return {
      next: (trials, count, objectives) =>
        trials.length < count
          ? { type: "start", budget: budgets[0] as number }
          : promote({ trials, size: trials.length, budgets, factor: options.factor }, objectives),
    };
  },
});
