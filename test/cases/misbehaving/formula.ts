import { definePlugin, Evaluator, strategy } from "espalier";
import { Type } from "typebox";

const formula = strategy(Evaluator, {
  type: "formula",
  summary: "A figure of x.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({
    measures: [{ measurement: "accuracy", direction: "maximize", unit: "share", description: "x of 10." }],
    updates: 0,
    measure: async ({ architecture }) => ({ accuracy: architecture.number("x") / 10 }),
  }),
});

export default definePlugin({ name: "formula", strategies: [formula] });
