import {
  costMeasurements,
  Evaluator,
  LOSS_UNIT,
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
    unit: LOSS_UNIT,
    description: "Loss of the candidate's part of the supernet on the search-validation batches.",
  },
  ...costMeasurements,
];

export const supernet = strategy(Evaluator, {
  type: "supernet",
  summary: "Trains one model with all candidates as parts, then measures each part without further training.",
  paper:
    "Chen et al. 2021, AutoFormer, arXiv 2107.00651: a part is the first entries of every axis. Li et al. 2022, AutoProg, arXiv 2203.14509: the supernet is grown from the current model",
  options: Type.Object(
    {
      updates: Type.Integer({
        minimum: 1,
        default: 300,
        description:
          "Updates of the supernet before the first trial, one part each, at the peak learning rate. Trials train nothing.",
      }),
      sandwich: Type.Boolean({
        default: false,
        description:
          "Whether to train the largest and the current architecture before each random part (Yu and Huang 2019, arXiv 1903.05134). A third of the updates are then random parts.",
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
