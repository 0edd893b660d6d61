import { DataStream, strategy } from "espalier";
import { Type } from "typebox";

export const noStream = strategy(DataStream, {
  type: "none",
  summary: "No data: one step without examples, for ordinary architecture search.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({ kind: "none", steps: 1, stepNames: ["search"], examples: async () => [] }),
});
