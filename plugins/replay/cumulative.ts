import { ReplayPolicy, strategy } from "espalier";
import { Type } from "typebox";
import { proportional } from "./proportional.ts";

export const cumulative = strategy(ReplayPolicy, {
  type: "cumulative",
  summary: "Every pair seen so far, old or new, is as likely as every other.",
  paper: "Garg et al. 2024, TiC-CLIP, arXiv 2310.16226: Cumulative-All",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({ shares: proportional }),
});
