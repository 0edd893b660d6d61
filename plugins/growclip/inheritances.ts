import { ParameterInheritance, strategy } from "espalier";
import { Type } from "typebox";
import { slots, withSlots } from "./slots.ts";

export const copy = strategy(ParameterInheritance, {
  type: "copy",
  summary: "Copies the parent: its live weights and optimizer slots, expanded.",
  options: Type.Object({ slots }, { additionalProperties: false }),
  inject: [],
  create: ({ slots }) => ({
    averageWindow: undefined,
    keeps: { live: "live", averaged: "averaged" },
    inherit: ({ parent, child, expand }) => withSlots(slots, { state: expand(parent, child), plan: {} }),
  }),
});

export const scratch = strategy(ParameterInheritance, {
  type: "scratch",
  summary: "Inherits nothing: the child starts from fresh parameters.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({
    averageWindow: undefined,
    keeps: { live: "none", averaged: "none" },
    inherit: ({ child, fresh }) => ({ state: fresh(child), plan: {} }),
  }),
});
