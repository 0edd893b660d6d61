import { Type } from "typebox";
import type { SizedLearningRate } from "../../training/peak-learning-rate.ts";

/** `training.learningRate`. No union of schemas, so that each mistake in it is told alone. */
export const learningRate = Type.Unsafe<number | SizedLearningRate>({
  type: ["number", "object"],
  exclusiveMinimum: 0,
  properties: {
    value: Type.Number({
      exclusiveMinimum: 0,
      description: "Peak learning rate of a model of the size `at`.",
    }),
    at: Type.Number({ exclusiveMinimum: 0, description: "Number of trainable parameters." }),
    exponent: Type.Number({ description: "Power of the number of parameters, such as -0.4." }),
  },
  required: ["value", "at", "exponent"],
  additionalProperties: false,
  description:
    "AdamW's peak learning rate: a number, or a rule for each model's size, value * (parameters / at) ** exponent.",
});
