import { ParameterInheritance, strategy } from "espalier";
import { Type } from "typebox";

const noOptions = Type.Object({}, { additionalProperties: false });

export const copy = strategy(ParameterInheritance, {
  type: "copy",
  summary: "The child starts as its parent: live weights and optimizer slots, expanded.",
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
  summary: "The child starts from fresh parameters and takes nothing from its parent.",
  options: noOptions,
  inject: [],
  create: () => ({
    averageWindow: undefined,
    keeps: { live: "none", averaged: "none" },
    inherit: ({ child, fresh }) => ({ state: fresh(child), plan: {} }),
  }),
});
