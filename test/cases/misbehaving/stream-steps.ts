import { definePlugin, PairStream, strategy } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "stream-steps",
  strategies: [
    strategy(PairStream, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () =>
        ({
          steps: Number.NaN,
          stepNames: [],
          imageSize: 16,
          pairs: async () => [],
          picture: async () => undefined,
        }) as never,
    }),
  ],
});
