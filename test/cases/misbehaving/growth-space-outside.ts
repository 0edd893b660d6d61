import { definePlugin, GrowthSpace, type GrowthSituation, strategy } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "growth-space-outside",
  strategies: [
    strategy(GrowthSpace, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () =>
        ({
          at: ({ space, step }: GrowthSituation) =>
            step === 1 ? space : space.restrict(new Map([["image.depth", [1, 7]]])),
        }) as never,
    }),
  ],
});
