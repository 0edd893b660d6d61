import { ModelFamily, strategy } from "espalier";
import { Type } from "typebox";

export const noModel = strategy(ModelFamily, {
  type: "none",
  summary: "No model: architectures of any dimensions, which the evaluator measures by its own means.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({ dimensions: [], anyDimensions: true }),
});
