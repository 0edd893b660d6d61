import { deepen, grownParts, GrowthDimension, ModelFamily, reachAlong, strategy } from "espalier";
import { Type } from "typebox";
import { position } from "./depth.ts";

export const sharedEncoder = strategy(GrowthDimension, {
  type: "shared-encoder",
  summary: "Adds blocks that both modalities share, without changing the function.",
  paper: "GrowCLIP, arXiv 2308.11331, names the dimension; the operator is ours",
  options: Type.Object(
    {
      part: Type.String({ default: "shared", description: "Shared part of the model." }),
      maximum: Type.Optional(
        Type.Integer({
          minimum: 0,
          description: "Largest number of shared blocks. By default the search space's.",
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
      expand: (state, target, random) => deepen(family, dimensions, { position }, state, target, random),
    };
  },
});
