import { definePlugin, ModelFamily, strategy } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "family-cost",
  strategies: [
    strategy(ModelFamily, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () =>
        ({
          dimensions: [],
          anyDimensions: true,
          contextLength: 0,
          imageSize: 0,
          describe: () => [],
          embeddingWidth: () => 0,
          cost: () => ({ parameters: Number.NaN, flops: 0 }),
          tokenizer: () => ({ size: 0, encode: () => new Int32Array() }),
          imageFeatures: () => undefined,
          textFeatures: () => undefined,
          scale: () => undefined,
        }) as never,
    }),
  ],
});
