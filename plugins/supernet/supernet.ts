import {
  costMeasurements,
  Evaluator,
  type MeasurementDescription,
  ModelFamily,
  planSlice,
  sliceState,
  strategy,
  Trainer,
  descriptionOf,
  costOf,
} from "espalier";
import { Type } from "typebox";
import { lossNotFinite, noSharedTraining } from "./errors.ts";
import { trainSupernet } from "./train-supernet.ts";

const MEASURES: readonly MeasurementDescription[] = [
  {
    measurement: "loss",
    direction: "minimize",
    unit: "nats",
    description: "Of the candidate's part of the supernet, on the search-validation batches.",
  },
  ...costMeasurements,
];

export const supernet = strategy(Evaluator, {
  type: "supernet",
  summary: "Trains one model that has all candidates as parts, then scores each part as it is.",
  paper:
    "Chen et al. 2021, AutoFormer, arXiv 2107.00651: a part is the first entries of every axis. Li et al. 2022, AutoProg, arXiv 2203.14509: the supernet is grown from the current model",
  options: Type.Object(
    {
      updates: Type.Integer({
        minimum: 1,
        default: 300,
        description:
          "Updates of the supernet before the first trial, one part each, at the peak learning rate; trials themselves train nothing.",
      }),
      sandwich: Type.Boolean({
        default: false,
        description:
          "Whether the largest and the current architecture are trained before each random part (Yu and Huang 2019, arXiv 1903.05134). An update is one part, so a third of them are random then.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [Trainer, ModelFamily],
  create: ({ updates, sandwich }, trainer, family) => ({
    measures: MEASURES,
    updates: 0,
    sharedTraining: {
      updates,
      train: (search) => trainSupernet(search, family, trainer, { updates, sandwich }),
      partOf: (trained, architecture) =>
        sliceState(
          trained,
          planSlice(descriptionOf(family, trained.architecture), {
            architecture,
            description: descriptionOf(family, architecture),
          }),
        ),
    },
    async measure(candidate) {
      const part = candidate.shared?.();
      if (part === undefined) throw noSharedTraining();
      const loss = await trainer.validationLoss(part, candidate.step);
      if (!Number.isFinite(loss)) throw lossNotFinite(loss);
      return { loss, ...costOf(family, candidate.architecture) };
    },
  }),
});
