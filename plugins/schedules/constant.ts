import { LearningRateSchedule, strategy } from "espalier";
import { Type } from "typebox";

export const constant = strategy(LearningRateSchedule, {
  type: "constant",
  summary: "Stays at the peak.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({ factor: () => 1 }),
});
