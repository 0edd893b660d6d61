import { definePlugin, Selection, strategy, type Trial } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "selection-never-was",
  strategies: [
    strategy(Selection, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () =>
        ({
          choose: ([trial]: readonly Trial[]) => ({ trial: { ...trial, number: 99 }, reason: "the best" }),
        }) as never,
    }),
  ],
});
