import { Type } from "typebox";
import { choicesIn, literals } from "./choices.ts";
import { learningRate } from "./learning-rate.ts";
import { trainingBudget } from "./training-budget.ts";

const share = { minimum: 0, maximum: 1 };

/** Settings of the trainings, with a choice of the objective and the schedule. */
export const training = Type.Object(
  {
    ...choicesIn("/training"),
    updates: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: "Optimizer updates of each growth step. Either this or `budget`.",
      }),
    ),
    budget: Type.Optional(trainingBudget),
    batchSize: Type.Integer({ minimum: 2, description: "Examples of one update." }),
    learningRate,
    warmUp: Type.Number({
      ...share,
      default: 0.05,
      description: "Share of the updates over which the learning rate rises linearly to its peak.",
    }),
    weightDecay: Type.Number({ minimum: 0, default: 0.2, description: "Decoupled decay of matrices." }),
    beta1: Type.Number({
      minimum: 0,
      exclusiveMaximum: 1,
      default: 0.9,
      description: "AdamW's first decay.",
    }),
    beta2: Type.Number({
      minimum: 0,
      exclusiveMaximum: 1,
      default: 0.98,
      description: "AdamW's second decay.",
    }),
    epsilon: Type.Number({ exclusiveMinimum: 0, default: 1e-6, description: "AdamW's denominator floor." }),
    gradientClip: Type.Number({
      exclusiveMinimum: 0,
      default: 1,
      description: "Largest global norm of a gradient.",
    }),
    averageWindow: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      default: 0.1,
      description: "How far the average of the weights reaches back, as a share of the updates.",
    }),
    weights: literals(["averaged", "live"], {
      default: "averaged",
      description: "Weights that are validated and scored.",
    }),
    checkpointEvery: Type.Integer({
      minimum: 1,
      default: 200,
      description: "Updates between two checkpoints.",
    }),
    validationEvery: Type.Integer({
      minimum: 1,
      default: 100,
      description:
        "Updates between two measurements of the search-validation loss. It is measured after the last one too.",
    }),
  },
  {
    additionalProperties: false,
    description: "The training of the chosen architecture, by AdamW. Left out: it is not trained.",
  },
);
