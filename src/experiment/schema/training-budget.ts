import { Type } from "typebox";

const amount = (description: string) => Type.Optional(Type.Number({ exclusiveMinimum: 0, description }));

/** Compute of a growth step, in one of two units. */
export const trainingBudget = Type.Object(
  {
    flops: amount("Floating point operations by the family's formula: three forward passes for an update."),
    examples: amount("Training examples, repeated ones counted each time."),
  },
  {
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
    description:
      "Compute of each growth step, in place of `updates`. The search is paid from it, and the rest trains the chosen model.",
  },
);
