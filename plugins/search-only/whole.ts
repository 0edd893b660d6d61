import { GrowthSpace, strategy } from "espalier";
import { Type } from "typebox";

export const whole = strategy(GrowthSpace, {
  type: "whole",
  summary: "The whole search space at every step, independent of the current architecture.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({ at: ({ space }) => space }),
});
