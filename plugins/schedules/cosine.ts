import { LearningRateSchedule, strategy } from "espalier";
import { Type } from "typebox";

export const cosine = strategy(LearningRateSchedule, {
  type: "cosine",
  summary: "Falls along half a cosine from the peak, anew in each growth step.",
  paper: "Loshchilov and Hutter 2017, SGDR, arXiv 1608.03983: equation 5. A growth step is one period",
  options: Type.Object(
    {
      final: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0,
        description: "Share of the peak that it falls to, reached one update after the last.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ final }) => ({
    factor: (update, { updates }) =>
      final + ((1 - final) * (1 + Math.cos((Math.PI * update) / (updates + 1)))) / 2,
  }),
});
