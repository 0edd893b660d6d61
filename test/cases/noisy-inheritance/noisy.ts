import { definePlugin, mapTree, ParameterInheritance, strategy } from "espalier";
import { Type } from "typebox";

const noisy = strategy(ParameterInheritance, {
  type: "noisy",
  summary: "Grows the parent and puts noise of 2 % on the live weights.",
  options: Type.Object(
    { claims: Type.Boolean({ description: "Whether it declares that the live weights are kept." }) },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ claims }) => ({
    averageWindow: undefined,
    keeps: { live: claims ? "live" : "none", averaged: "averaged" },
    inherit: ({ parent, child, expand, random }) => {
      const state = expand(parent, child);
      const parameters = mapTree(state.parameters, (array, name) => {
        if (!state.averages.has(name)) return array;
        const { shape, data } = array;
        const noise = random.fork("noise", name).uniforms(data.length);
        return { shape, data: data.map((value, index) => value * (1 + 0.04 * (noise[index]! - 0.5))) };
      });
      return { state: { ...state, parameters }, plan: {} };
    },
  }),
});

export default definePlugin({ name: "noisy", strategies: [noisy] });
