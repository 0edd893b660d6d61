import { definePlugin, type Pair, PairStream, strategy } from "espalier";
import { Type } from "typebox";

const pair: Pair = { id: "a", group: "a", captions: [{ text: "a square" }], tags: [] };

export default definePlugin({
  name: "stream-picture",
  strategies: [
    strategy(PairStream, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () => ({
        steps: 1,
        stepNames: ["one"],
        imageSize: 16,
        pairs: async (_, split) => [{ ...pair, id: split }],
        picture: async () => ({ width: 32, height: 32, pixels: new Uint8Array(32 * 32 * 3) }),
      }),
    }),
  ],
});
