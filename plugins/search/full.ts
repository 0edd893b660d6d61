import { strategy, TrialScheduler } from "espalier";
import { Type } from "typebox";

export const full = strategy(TrialScheduler, {
  type: "full",
  summary: "Trains every trial to the full budget.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({
    next: (trials, count) => (trials.length < count ? { type: "start", budget: 1 } : undefined),
  }),
});
