import { GrowthTrigger, strategy } from "espalier";
import { Type } from "typebox";

const noOptions = Type.Object({}, { additionalProperties: false });

export const everyStep = strategy(GrowthTrigger, {
  type: "every-step",
  summary: "Every step searches for a larger architecture.",
  options: noOptions,
  inject: [],
  create: () => ({ fires: () => ({ fires: true, reason: "every growth step searches" }) }),
});

export const never = strategy(GrowthTrigger, {
  type: "never",
  summary: "Only step 1 searches; its architecture stays.",
  options: noOptions,
  inject: [],
  create: () => ({ fires: () => ({ fires: false, reason: "only step 1 searches" }) }),
});
