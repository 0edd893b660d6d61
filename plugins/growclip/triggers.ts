import { GrowthTrigger, strategy } from "espalier";
import { Type } from "typebox";

const noOptions = Type.Object({}, { additionalProperties: false });

export const everyStep = strategy(GrowthTrigger, {
  type: "every-step",
  summary: "Searches for a larger architecture at every step.",
  options: noOptions,
  inject: [],
  create: () => ({ fires: () => ({ fires: true, reason: "every growth step searches" }) }),
});

export const never = strategy(GrowthTrigger, {
  type: "never",
  summary: "No step searches; the start architecture stays.",
  options: noOptions,
  inject: [],
  create: () => ({ fires: () => ({ fires: false, reason: "no step searches" }) }),
});
