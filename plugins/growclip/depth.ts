import { deepen, grownParts, GrowthDimension, ModelFamily, reachAlong, strategy } from "espalier";
import { Type } from "typebox";

/** Position of new blocks, as an option. */
export const position = Type.Enum(["end", "interleave"], {
  default: "end",
  description: "Position of new blocks. end: after the old ones. interleave: evenly among them.",
});

export const depth = strategy(GrowthDimension, {
  type: "depth",
  summary: "Adds blocks without changing the function: their output projections are zero, the rest is fresh.",
  paper:
    "GrowCLIP, arXiv 2308.11331, names the dimension; zero output projections as in LEMON, arXiv 2310.07999",
  options: Type.Object(
    {
      parts: Type.Optional(
        Type.Array(Type.String(), {
          minItems: 1,
          uniqueItems: true,
          description:
            "Parts of the model to deepen, each independently. By default all but `shared`, which is the " +
            "dimension `shared-encoder`.",
        }),
      ),
      position,
    },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ parts, position }, family) => {
    const dimensions = grownParts(family, "depth", parts, (part) => part !== "shared");
    return {
      exact: true,
      reach: (current, space) => reachAlong(dimensions, current, space),
      expand: (state, target, random) => deepen(family, dimensions, { position }, state, target, random),
    };
  },
});
