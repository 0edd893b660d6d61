import { ReplayPolicy, strategy } from "espalier";
import { Type } from "typebox";

export const sequential = strategy(ReplayPolicy, {
  type: "sequential",
  summary: "No replay: samples only the newest examples.",
  paper: "Garg et al. 2024, TiC-CLIP, arXiv 2310.16226: Sequential",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({
    shares(arrivals) {
      const newest = arrivals.findLastIndex((count) => count > 0);
      return arrivals.map((_, index) => (index === newest ? 1 : 0));
    },
  }),
});
