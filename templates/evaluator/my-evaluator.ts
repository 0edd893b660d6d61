import { costMeasurements, costOf, definePlugin, Evaluator, ModelFamily, strategy, Trainer } from "espalier";
import { Type } from "typebox";

export const myEvaluator = strategy(Evaluator, {
  type: "my-evaluator",
  summary: "Sum of the training losses of a short training: less, the faster a candidate learns.",
  paper: "Ru et al. 2021, Speedy Performance Estimation (TSE), arXiv 2006.04492",
  options: Type.Object(
    {
      updates: Type.Integer({
        minimum: 1,
        default: 60,
        description: "Updates of a full budget, at the peak learning rate throughout.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [Trainer, ModelFamily],
  create: ({ updates: wholeUpdates }, trainer, family) => ({
    // The first measurement is the objective where an experiment names none.
    measures: [
      {
        measurement: "lossSum",
        direction: "minimize",
        unit: "nats",
        description: "Training losses of all updates, added up.",
      },
      ...costMeasurements,
    ],
    updates: wholeUpdates,
    async measure(candidate) {
      const { architecture, step, budget, random, onUpdate } = candidate;
      const updates = Math.max(1, Math.round(budget * wholeUpdates));
      const { loss } = await trainer.train({
        ...(await candidate.inherit()), // the initial state, and what the inheritance asks of a training
        ...{ step, updates, wholeUpdates, random },
        ...(onUpdate && { hooks: { onUpdate } }),
      });
      return { lossSum: updates * loss, ...costOf(family, architecture) };
    },
  }),
});

export default definePlugin({ name: "my-evaluator", strategies: [myEvaluator] });
