import { ModelFamily, ParameterInheritance, strategy } from "espalier";
import { Type } from "typebox";
import { inheritAnchored, inheritAverage, inheritMixed } from "./momentum-modes.ts";

export const momentum = strategy(ParameterInheritance, {
  type: "momentum",
  summary: "Parameter inheriting with momentum (PIM), in one of three readings.",
  paper:
    "GrowCLIP, arXiv 2308.11331, names it; only the abstract is public, so all three readings are ours. `ema` " +
    "follows AutoProg's momentum growth (Li et al. 2022, arXiv 2203.14509), `mix` shrink-and-perturb (Ash and " +
    "Adams 2020, arXiv 1910.08475)",
  options: Type.Object(
    {
      mode: Type.Enum(["ema", "mix", "anchor"], {
        default: "ema",
        description:
          "ema: the child is expanded from the average of its parent's weights. mix: its matrices are mixed with " +
          "fresh ones. anchor: slow weights pull what it inherited.",
      }),
      averageWindow: Type.Number({
        exclusiveMinimum: 0,
        maximum: 1,
        default: 0.1,
        description: "ema: how far the average reaches back, as a share of a training's updates.",
      }),
      keep: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.9,
        description: "mix: the parent's share in each matrix; the rest is fresh.",
      }),
      momentum: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.99,
        description: "anchor: how much of themselves the slow weights keep at an update.",
      }),
      pull: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.01,
        description:
          "anchor: how far an update moves inherited weights towards the slow ones. With pull = 1 - momentum a " +
          "steady drift runs at half its speed.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ mode, averageWindow, keep, momentum, pull }, family) => {
    switch (mode) {
      case "ema":
        return { averageWindow, keeps: { live: "averaged", averaged: "averaged" }, inherit: inheritAverage };
      case "mix":
        return {
          averageWindow: undefined,
          keeps: { live: "none", averaged: "none" },
          inherit: (request) => inheritMixed(request, family, keep),
        };
      case "anchor":
        return {
          averageWindow: undefined,
          keeps: { live: "live", averaged: "averaged" },
          inherit: (request) => inheritAnchored(request, { momentum, pull }),
        };
    }
  },
});
