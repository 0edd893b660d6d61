import { definePlugin, Evaluator, strategy } from "espalier";
import { Type } from "typebox";

const endless = strategy(Evaluator, {
  type: "endless",
  summary: "Returns the dimension `x`, except for 3, for which it never returns.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({
    measures: [{ measurement: "x", direction: "maximize", unit: "", description: "The dimension." }],
    updates: 0,
    async measure({ architecture }) {
      const x = architecture.number("x");
      while (x === 3);
      return { x };
    },
  }),
});

export default definePlugin({ name: "endless", strategies: [endless] });
