import { ReplayPolicy, strategy } from "espalier";
import { Type } from "typebox";
import { proportional } from "./proportional.ts";

export const equal = strategy(ReplayPolicy, {
  type: "equal",
  summary: "Gives every growth step the same share of the batches, however many examples arrived at it.",
  paper:
    "Garg et al. 2024, TiC-CLIP, arXiv 2310.16226: Cumulative-Equal. Ours: shares of the batches instead of a buffer's size, with the newest step's share equal to the others",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({ shares: (arrivals) => proportional(arrivals.map((count) => (count > 0 ? 1 : 0))) }),
});
