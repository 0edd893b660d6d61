import { ModelFamily, ParameterInheritance, strategy } from "espalier";
import { Type } from "typebox";
import { inheritAnchored, inheritAverage, inheritMixed } from "./momentum-modes.ts";
import { slots, withSlots } from "./slots.ts";

export const momentum = strategy(ParameterInheritance, {
  type: "momentum",
  summary: "Parameter inheriting with momentum (PIM), in one of three readings.",
  paper:
    "GrowCLIP, arXiv 2308.11331. Only its abstract is public, so all three readings are ours. `ema` " +
    "follows AutoProg's momentum growth (Li et al. 2022, arXiv 2203.14509), `mix` shrink-and-perturb (Ash and " +
    "Adams 2020, arXiv 1910.08475)",
  options: Type.Object(
    {
      mode: Type.Enum(["ema", "mix", "anchor"], {
        default: "ema",
        description:
          "ema: expands the child from the exponential moving average of its parent's weights. mix: mixes its matrices with " +
          "fresh ones. anchor: pulls inherited weights towards slow weights.",
      }),
      averageWindow: Type.Number({
        exclusiveMinimum: 0,
        maximum: 1,
        default: 0.1,
        description: "ema: window of the moving average, as a share of a training's updates.",
      }),
      keep: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.9,
        description: "mix: share of the parent in each matrix. The rest is fresh.",
      }),
      momentum: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.99,
        description: "anchor: momentum of the slow weights, the share that they keep per update.",
      }),
      pull: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.01,
        description:
          "anchor: share of the way that an update moves inherited weights towards the slow ones. With pull = 1 - momentum a " +
          "steady drift runs at half its speed.",
      }),
      slots,
    },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ mode, averageWindow, keep, momentum, pull, slots }, family) => {
    switch (mode) {
      case "ema":
        return {
          averageWindow,
          keeps: { live: "averaged", averaged: "averaged" },
          inherit: (request) => withSlots(slots, inheritAverage(request)),
        };
      case "mix":
        return {
          averageWindow: undefined,
          keeps: { live: "none", averaged: "none" },
          inherit: (request) => withSlots(slots, inheritMixed(request, family, keep)),
        };
      case "anchor":
        return {
          averageWindow: undefined,
          keeps: { live: "live", averaged: "averaged" },
          inherit: (request) => withSlots(slots, inheritAnchored(request, { momentum, pull })),
        };
    }
  },
});
