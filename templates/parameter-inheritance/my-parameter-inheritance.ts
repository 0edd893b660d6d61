import { definePlugin, inheritedMask, ParameterInheritance, strategy } from "espalier";
import { Type } from "typebox";

export const myParameterInheritance = strategy(ParameterInheritance, {
  type: "my-parameter-inheritance",
  summary: "The child starts as its parent, and its training is pulled back to the parent's weights.",
  paper: "Li et al. 2018, L2-SP, arXiv 1802.01483. Here the pull is a share of the way, after each update",
  options: Type.Object(
    {
      pull: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.001,
        description: "How far each update moves inherited weights back to the parent's: 1 is all the way.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ pull }) => ({
    // What the child's weights compute: here what the parent's weights of the same name do, expanded.
    keeps: { live: "live", averaged: "averaged" },
    averageWindow: undefined,
    inherit({ parent, child, expand }) {
      const state = expand(parent, child);
      const mask = inheritedMask(expand, parent, child); // 1 where an entry was inherited
      const weights = new Map([...mask.keys()].map((name) => [name, state.parameters.get(name)!]));
      // momentum 1: the weights that pull never move
      return { state, plan: { anchor: { weights, mask, momentum: 1, pull } } };
    },
    // A model that a shared training has trained is taken as it is.
    takeOver: (searched) => ({ state: searched, plan: {} }),
  }),
});

export default definePlugin({ name: "my-parameter-inheritance", strategies: [myParameterInheritance] });
