import { ModelFamily, strategy } from "espalier";
import { Type } from "typebox";

export const noModel = strategy(ModelFamily, {
  type: "none",
  summary: "No model: architectures with any dimensions, measured by the evaluator alone.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({ dimensions: [], anyDimensions: true }),
});
