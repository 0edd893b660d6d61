import { ReplayPolicy, strategy } from "espalier";
import { Type } from "typebox";
import { proportional } from "./proportional.ts";

export const exponential = strategy(ReplayPolicy, {
  type: "exponential",
  summary: "Exponential decay: each growth step multiplies the probability of older examples by a factor.",
  paper:
    "Garg et al. 2024, TiC-CLIP, arXiv 2310.16226: Cumulative-Exp. Ours: probability in the batches instead of a buffer's size",
  options: Type.Object(
    {
      factor: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.5,
        description:
          "Factor on an example's probability per growth step of age. 1 is cumulative, 0 is sequential.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ factor }) => ({
    shares(arrivals) {
      const newest = arrivals.findLastIndex((count) => count > 0);
      return proportional(
        arrivals.map((count, index) => (index > newest ? 0 : count * factor ** (newest - index))),
      );
    },
  }),
});
