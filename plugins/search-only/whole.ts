import { GrowthSpace, strategy } from "espalier";
import { Type } from "typebox";

export const whole = strategy(GrowthSpace, {
  type: "whole",
  summary: "Every architecture of the search space, at every step, whatever the current one is.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({ dimensions: [], at: ({ space }) => space }),
});
