import {
  costMeasurements,
  Evaluator,
  LOSS_UNIT,
  type MeasurementDescription,
  ModelFamily,
  strategy,
  Trainer,
  type TrainingCheckpoint,
  costOf,
} from "espalier";
import { Type } from "typebox";
import { lossNotFinite } from "./errors.ts";

const MEASURES: readonly MeasurementDescription[] = [
  {
    measurement: "loss",
    direction: "minimize",
    unit: LOSS_UNIT,
    description: "Loss on the search-validation batches.",
  },
  {
    measurement: "trainingLoss",
    direction: "minimize",
    unit: LOSS_UNIT,
    description: "Mean loss over the training's updates.",
  },
  ...costMeasurements,
];

export const proxyTraining = strategy(Evaluator, {
  type: "proxy-training",
  summary: "Trains each candidate for some updates and takes its search-validation loss.",
  options: Type.Object(
    {
      updates: Type.Integer({
        minimum: 1,
        default: 60,
        description:
          "Updates of a full budget, at the constant peak learning rate, on the same batches for all candidates of a growth step.",
      }),
      latency: Type.Optional(
        Type.Object(
          {
            batchSize: Type.Integer({
              minimum: 1,
              default: 1,
              description: "Examples per forward pass.",
            }),
            passes: Type.Integer({
              minimum: 1,
              default: 20,
              description: "Timed forward passes, after three untimed ones. The median counts.",
            }),
          },
          {
            additionalProperties: false,
            description:
              "Also measures latencySeconds, the time of a batch's forward pass on the run's engine. {} takes the defaults. If omitted, nothing is timed.",
          },
        ),
      ),
    },
    { additionalProperties: false },
  ),
  inject: [Trainer, ModelFamily],
  create: ({ updates: wholeUpdates, latency }, trainer, family) => ({
    measures: latency === undefined ? MEASURES : [...MEASURES, latencyMeasurement(latency)],
    updates: wholeUpdates,
    async measure(candidate) {
      const { architecture, step, budget, random, onUpdate } = candidate;
      const updates = Math.max(1, Math.round(wholeUpdates * budget));
      const resumed = candidate.previous?.[0];
      const from = resumed?.update ?? 0;
      const { state, plan } = resumed ?? (await candidate.inherit());
      const trained = await trainer.train({
        state,
        plan,
        step,
        updates,
        wholeUpdates,
        from,
        random,
        ...(onUpdate && { hooks: { onUpdate } }),
      });
      const trainingLoss = meanLoss(resumed, trained.loss, updates);
      const loss = await trainer.validationLoss(trained.state, step);
      if (!Number.isFinite(loss)) throw lossNotFinite(loss, updates);
      candidate.keep?.([{ update: updates, state: trained.state, plan: trained.plan, loss: trainingLoss }]);
      return {
        loss,
        trainingLoss,
        ...costOf(family, architecture),
        ...(latency && { latencySeconds: await trainer.forwardSeconds(trained.state, step, latency) }),
      };
    },
  }),
});

/** The mean loss over all updates, those before the checkpoint included. */
function meanLoss(resumed: TrainingCheckpoint | undefined, loss: number, updates: number): number {
  if (resumed === undefined) return loss;
  if (resumed.update === updates) return resumed.loss;
  return (resumed.loss * resumed.update + loss * (updates - resumed.update)) / updates;
}

function latencyMeasurement({
  batchSize,
  passes,
}: {
  readonly batchSize: number;
  readonly passes: number;
}): MeasurementDescription {
  return {
    measurement: "latencySeconds",
    direction: "minimize",
    unit: "s",
    description: `Forward pass of ${batchSize} examples, the median of ${passes} passes.`,
    varies: true,
  };
}
