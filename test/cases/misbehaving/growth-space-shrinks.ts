import { definePlugin, GrowthSpace, strategy } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "growth-space-shrinks",
  strategies: [
    strategy(GrowthSpace, {
      type: "misbehaving",
      summary: "Wrong: whatever has grown, it offers the smallest architecture again.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () => ({
        at: ({ space }) =>
          space.restrict(
            new Map([
              ["image.mlpRatio", [1]],
              ["text.mlpRatio", [1]],
              ["shared.depth", [0]],
              ["embedding.width", [8]],
            ]),
          ),
      }),
    }),
  ],
});
