import { DataStream, definePlugin, strategy } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "stream-steps",
  strategies: [
    strategy(DataStream, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () =>
        ({
          steps: Number.NaN,
          stepNames: [],
          kind: "image-text",
          examples: async () => [],
        }) as never,
    }),
  ],
});
