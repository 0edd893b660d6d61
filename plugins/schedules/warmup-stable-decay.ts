import { LearningRateSchedule, strategy } from "espalier";
import { Type } from "typebox";

export const warmupStableDecay = strategy(LearningRateSchedule, {
  type: "warmup-stable-decay",
  summary: "Stays at the peak, then falls towards zero in the last part of each growth step.",
  paper:
    "Hu et al. 2024, MiniCPM, arXiv 2404.06395: WSD. Hägele et al. 2024, arXiv 2405.18392: shapes and share of the decay. " +
    "Ours: a decay in each growth step",
  options: Type.Object(
    {
      decay: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.2,
        description: "Share of the updates after the warm-up that decay. 0 is `constant`.",
      }),
      shape: Type.Enum(["1-sqrt", "linear"], {
        default: "1-sqrt",
        description: "1-sqrt: 1 minus the square root of the decay's progress. linear: 1 minus the progress.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ decay, shape }) => ({
    factor(update, { updates }) {
      const decaying = Math.round(decay * updates);
      // Zero is reached one update after the last, as by `cosine`, so that every update changes the weights.
      const progress = Math.max(0, update - (updates - decaying)) / (decaying + 1);
      return 1 - (shape === "linear" ? progress : Math.sqrt(progress));
    },
  }),
});
