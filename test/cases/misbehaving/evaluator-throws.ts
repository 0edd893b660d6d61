import { type Candidate, definePlugin, Evaluator, strategy } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "evaluator-throws",
  strategies: [
    strategy(Evaluator, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () =>
        ({
          measures: [{ measurement: "loss", direction: "minimize", unit: "", description: "Of some." }],
          updates: 0,
          async measure({ architecture }: Candidate) {
            if (architecture.number("x") === 2) throw new TypeError("no layer of 2 units");
            return { loss: 1 };
          },
        }) as never,
    }),
  ],
});
