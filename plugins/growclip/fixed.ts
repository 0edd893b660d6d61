import { GrowthSpace, strategy } from "espalier";
import { Type } from "typebox";
import { reachable } from "./reachable.ts";

export const fixed = strategy(GrowthSpace, {
  type: "fixed",
  summary: "All architectures of the search space that the current one can grow to, at every growth step.",
  paper: "Ours: the baseline for GrowCLIP's dynamic growth space (arXiv 2308.11331)",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({ at: (situation) => situation.space.restrict(reachable(situation)) }),
});
