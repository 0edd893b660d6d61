import { DataStream, definePlugin, strategy } from "espalier";
import { createPairStream, type Pair } from "espalier/image-text";
import { Type } from "typebox";

const pair: Pair = { id: "a", group: "a", captions: [{ text: "a square" }], tags: [] };

export default definePlugin({
  name: "stream-picture",
  strategies: [
    strategy(DataStream, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () =>
        createPairStream({
          steps: 1,
          stepNames: ["one"],
          imageSize: 16,
          examples: async (_, split) => [{ ...pair, id: split }],
          picture: async () => ({ width: 32, height: 32, pixels: new Uint8Array(32 * 32 * 3) }),
        }),
    }),
  ],
});
