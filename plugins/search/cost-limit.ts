import { excess, figureOf, nested, strategy, type Trial, TrialScheduler } from "espalier";
import { Type } from "typebox";

export const costLimit = strategy(TrialScheduler, {
  type: "cost-limit",
  summary: "Ends the search once the trials have cost a given total of a measurement, such as seconds.",
  options: Type.Object(
    {
      measurement: Type.String({
        default: "seconds",
        description: "Measurement of the evaluator that is summed over the trials.",
      }),
      total: Type.Number({
        exclusiveMinimum: 0,
        examples: [3600],
        description: "Largest total. No trial starts or continues beyond it; the last one may exceed it.",
      }),
      scheduler: nested(TrialScheduler, {
        default: "full",
        description: "Scheduler of the trials' budgets.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ measurement, total, scheduler }) => ({
    needs: { measurements: [...(scheduler.needs?.measurements ?? []), measurement] },
    next: (trials, count, objectives) =>
      excess(total, spent(trials, measurement)) > 0 ? scheduler.next(trials, count, objectives) : undefined,
  }),
});

/** Total of a measurement over all trials. Failed trials and missing measurements count as 0. */
function spent(trials: readonly Trial[], measurement: string): number {
  let sum = 0;
  for (const { measurements } of trials) sum += figureOf(measurements, measurement) ?? 0;
  return sum;
}
