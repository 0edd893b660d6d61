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
          cost: () => ({ parameters: Number.NaN, flops: 0 }),
        }) as never,
    }),
  ],
});
