import { excess, figureOf, nested, strategy, type Trial, TrialScheduler } from "espalier";
import { Type } from "typebox";

export const allowance = strategy(TrialScheduler, {
  type: "allowance",
  summary: "Lets another scheduler go on until the trials have spent so much of a measurement, such as time.",
  options: Type.Object(
    {
      measurement: Type.String({
        default: "seconds",
        description: "What is spent, as the evaluator measures it.",
      }),
      total: Type.Number({
        exclusiveMinimum: 0,
        description: "No trial starts or goes on once this much is spent; the last one may exceed it.",
      }),
      scheduler: nested(TrialScheduler, { default: "full", description: "How far a trial may train." }),
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

/** What the trials have measured in all; what has failed or is missing counts as nothing. */
function spent(trials: readonly Trial[], measurement: string): number {
  let sum = 0;
  for (const { measurements } of trials) sum += figureOf(measurements, measurement) ?? 0;
  return sum;
}
