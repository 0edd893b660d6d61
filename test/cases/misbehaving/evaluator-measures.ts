import { definePlugin, Evaluator, strategy } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "evaluator-measures",
  strategies: [
    strategy(Evaluator, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () =>
        ({
          measures: [{ measurement: "my loss", direction: "down" }],
          updates: 0,
          measure: async () => ({}),
        }) as never,
    }),
  ],
});
