import { ParameterInheritance, strategy } from "espalier";
import { Type } from "typebox";

const noOptions = Type.Object({}, { additionalProperties: false });

export const copy = strategy(ParameterInheritance, {
  type: "copy",
  summary: "Copies the parent: its live weights and optimizer slots, expanded.",
  options: noOptions,
  inject: [],
  create: () => ({
    averageWindow: undefined,
    keeps: { live: "live", averaged: "averaged" },
    inherit: ({ parent, child, expand }) => ({ state: expand(parent, child), plan: {} }),
  }),
});

export const scratch = strategy(ParameterInheritance, {
  type: "scratch",
  summary: "Inherits nothing: the child starts from fresh parameters.",
  options: noOptions,
  inject: [],
  create: () => ({
    averageWindow: undefined,
    keeps: { live: "none", averaged: "none" },
    inherit: ({ child, fresh }) => ({ state: fresh(child), plan: {} }),
  }),
});
