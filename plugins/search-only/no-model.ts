import { ModelFamily, strategy } from "espalier";
import { Type } from "typebox";
import { nothingToCompute } from "./errors.ts";

/** What a family is that knows architectures and builds no models: others measure them. */
export const withoutModel = {
  dimensions: [],
  anyDimensions: true,
  contextLength: 0,
  imageSize: 0,
  describe: () => [],
  embeddingWidth: () => 0,
  cost: () => ({ parameters: 0, flops: 0 }),
  tokenizer: () => ({ size: 0, encode: refuse }),
  imageFeatures: refuse,
  textFeatures: refuse,
  scale: refuse,
} satisfies ModelFamily;

export const noModel = strategy(ModelFamily, {
  type: "none",
  summary: "No model: architectures of any dimensions, which the evaluator measures by its own means.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => withoutModel,
});

function refuse(): never {
  throw nothingToCompute();
}
