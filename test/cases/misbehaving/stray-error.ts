import { definePlugin, Evaluator, strategy } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "stray-error",
  strategies: [
    strategy(Evaluator, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () =>
        ({
          measures: [{ measurement: "loss", direction: "minimize", unit: "", description: "Never known." }],
          updates: 0,
          measure() {
            setTimeout(() => {
              throw new Error("nobody catches this");
            }, 1);
            return new Promise(() => {});
          },
        }) as never,
    }),
  ],
});
