import { strategy, type Trial, TrialScheduler } from "espalier";
import { Type } from "typebox";
import { type Bracket, promote } from "./halving.ts";
import { powerBudgets, rungOptions } from "./rungs.ts";

export const hyperband = strategy(TrialScheduler, {
  type: "hyperband",
  summary:
    "Successive halving in brackets with different smallest budgets: many short trials, then fewer long ones.",
  paper:
    "Li et al. 2018, arXiv 1603.06560. Ours: brackets run in turn and repeat until all trials have been started. The last bracket may be smaller. A free worker starts the next bracket",
  options: Type.Object(rungOptions, { additionalProperties: false }),
  inject: [],
  create: (options) => {
    const budgets = powerBudgets(options);
    return {
      next(trials, count, objectives) {
        for (const bracket of brackets(trials, count, budgets, options.factor)) {
          if (bracket.trials.length < bracket.size)
            return { type: "start", budget: bracket.budgets[0] as number };
          const promoted = promote(bracket, objectives);
          if (promoted !== undefined) return promoted;
        }
        return undefined;
      },
    };
  },
});

/** Brackets of the first `count` trials, each with the trials started so far. */
function* brackets(
  trials: readonly Trial[],
  count: number,
  budgets: readonly number[],
  factor: number,
): Generator<Bracket> {
  for (let begin = 0; begin < count;) {
    for (let rungs = budgets.length; rungs >= 1 && begin < count; rungs--) {
      const size = Math.min(bracketSize(budgets.length, rungs, factor), count - begin);
      yield { trials: trials.slice(begin, begin + size), size, budgets: budgets.slice(-rungs), factor };
      begin += size;
    }
  }
}

/** Trials of a bracket, such that all brackets cost about the same: n of algorithm 1 with s = rungs - 1. */
function bracketSize(all: number, rungs: number, factor: number): number {
  return Math.ceil((all / rungs) * factor ** (rungs - 1));
}
