import {
  mean,
  median as medianOf,
  type Objective,
  type Rung,
  rungsOf,
  strategy,
  toMinimise,
  type Trial,
  TrialScheduler,
} from "espalier";
import { Type } from "typebox";

export const median = strategy(TrialScheduler, {
  type: "median",
  summary: "Stops a trial at a rung if it is worse than the median of the earlier trials.",
  paper:
    "Golovin et al. 2017, Google Vizier, section 3.2.2. Ours: a trial is compared only with earlier proposals, so that a stopped one does not continue when worse ones follow",
  options: Type.Object(
    {
      rungs: Type.Integer({
        minimum: 2,
        maximum: 100,
        default: 4,
        description: "Number of rungs, evenly spaced; the last one is the full budget.",
      }),
      others: Type.Integer({
        minimum: 1,
        default: 3,
        description: "Earlier trials that must have been measured at a rung before a trial is stopped there.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ rungs, others }) => {
    const budgets = Array.from({ length: rungs }, (_, rung) => (rung + 1) / rungs);
    return {
      next(trials, count, [objective]) {
        const next = trials.find(
          (trial) =>
            trial.status === "completed" && trial.budget < 1 && !isWorse(trial, trials, others, objective),
        );
        if (next !== undefined) {
          const budget = budgets.find((one) => one > next.budget) as number;
          return { type: "continue", trial: next.number, budget };
        }
        return trials.length < count ? { type: "start", budget: budgets[0] as number } : undefined;
      },
    };
  },
});

/** Whether the best figure of a trial is worse than the median of the earlier trials' means up to its rung. */
function isWorse(trial: Trial, trials: readonly Trial[], others: number, objective: Objective): boolean {
  const { number, budget } = trial;
  const means = trials
    .slice(0, number)
    .filter((other) => rungsOf(other).some((rung) => rung.budget === budget))
    .map((other) => mean(figuresUpTo(other, budget, objective)));
  return means.length >= others && Math.min(...figuresUpTo(trial, budget, objective)) > medianOf(means);
}

/** The objective to minimise at each rung of a trial up to a budget; Infinity where a constraint is violated. */
function figuresUpTo(trial: Trial, budget: number, objective: Objective): number[] {
  return rungsOf(trial)
    .filter((rung) => rung.budget <= budget)
    .map((rung) => figureAt(trial, rung, objective));
}

function figureAt(trial: Trial, { measurements, violation = 0 }: Rung, objective: Objective): number {
  return violation > 0 ? Infinity : toMinimise({ ...trial, measurements }, objective);
}
