import { GrowthDimension, GrowthSpace, nested, strategy } from "espalier";
import { Type } from "typebox";
import { reachable } from "./reachable.ts";

/** The dimensions of a growth space, as an option. */
export const dimensions = Type.Array(nested(GrowthDimension), {
  minItems: 1,
  uniqueItems: true,
  description: "Growth dimensions. Parameters expand along them in this order.",
});

export const fixed = strategy(GrowthSpace, {
  type: "fixed",
  summary: "All architectures of the search space that the current one can grow to, at every growth step.",
  paper: "Ours: the baseline for GrowCLIP's dynamic growth space (arXiv 2308.11331)",
  options: Type.Object({ dimensions }, { additionalProperties: false }),
  inject: [],
  create: ({ dimensions }) => ({
    dimensions,
    at: ({ current, space }) => space.restrict(reachable(dimensions, current, space)),
  }),
});
