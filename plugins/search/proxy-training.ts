import {
  costMeasurements,
  Evaluator,
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
    unit: "nats",
    description: "On the search-validation batches.",
  },
  {
    measurement: "trainingLoss",
    direction: "minimize",
    unit: "nats",
    description: "Mean over the updates of the training.",
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
          "Updates of a full budget, at the peak learning rate throughout, on the same batches for all candidates of a growth step.",
      }),
      latency: Type.Optional(
        Type.Object(
          {
            batchSize: Type.Integer({
              minimum: 1,
              default: 1,
              description: "Examples that go through at once.",
            }),
            passes: Type.Integer({
              minimum: 1,
              default: 20,
              description: "Forward passes that are timed, after three that are not; the median counts.",
            }),
          },
          {
            additionalProperties: false,
            description:
              "Also measures latencySeconds: how long a forward pass of a batch takes on the run's engine. {} takes the defaults; left out, nothing is timed.",
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
      const begun = candidate.previous?.[0];
      const from = begun?.update ?? 0;
      const { state, plan } = begun ?? (await candidate.inherit());
      const trained = await trainer.train({
        state,
        plan,
        step,
        updates,
        wholeUpdates,
        from,
        schedule: "constant",
        random,
        ...(onUpdate && { hooks: { onUpdate } }),
      });
      const trainingLoss = meanLoss(begun, trained.loss, updates);
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

/** The mean over all updates, of the mean until it went on and the mean since. */
function meanLoss(begun: TrainingCheckpoint | undefined, loss: number, updates: number): number {
  if (begun === undefined) return loss;
  if (begun.update === updates) return begun.loss;
  return (begun.loss * begun.update + loss * (updates - begun.update)) / updates;
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
    description: `Forward pass of ${batchSize} examples at once, the median of ${passes} passes.`,
    varies: true,
  };
}
