import { GrowthDimension, ModelFamily, strategy } from "espalier";
import { Type } from "typebox";
import { deepen } from "./deepen.ts";
import { position } from "./depth.ts";
import { grownParts, reachAlong } from "./grown-parts.ts";

export const sharedEncoder = strategy(GrowthDimension, {
  type: "shared-encoder",
  summary: "More blocks that both modalities share. A new one adds nothing at first.",
  paper: "GrowCLIP, arXiv 2308.11331, names the dimension; the operator is ours",
  options: Type.Object(
    {
      part: Type.String({ default: "shared", description: "The part of the model that is shared." }),
      maximum: Type.Optional(
        Type.Integer({
          minimum: 0,
          description: "Shared blocks, at most. By default as many as the search space has.",
        }),
      ),
      position,
    },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ part, maximum, position }, family) => {
    const dimensions = grownParts(family, "depth", [part]);
    return {
      exact: true,
      reach: (current, space) => reachAlong(dimensions, current, space, maximum),
      expand: (state, target, random) => deepen(family, dimensions, position, state, target, random),
    };
  },
});
