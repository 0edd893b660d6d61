import { ReplayPolicy, strategy } from "espalier";
import { Type } from "typebox";
import { proportional } from "./proportional.ts";

export const cumulative = strategy(ReplayPolicy, {
  type: "cumulative",
  summary: "Samples all examples so far, old or new, with equal probability.",
  paper: "Garg et al. 2024, TiC-CLIP, arXiv 2310.16226: Cumulative-All",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({ shares: proportional }),
});
