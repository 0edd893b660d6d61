import {
  costMeasurements,
  costOf,
  definePlugin,
  Evaluator,
  LearningRateSchedule,
  ModelFamily,
  strategy,
  TrialScheduler,
} from "espalier";
import { Type } from "typebox";

const none = Type.Object({}, { additionalProperties: false });

const half = strategy(TrialScheduler, {
  type: "half",
  summary: "Trains every trial to half of the full budget.",
  options: none,
  inject: [],
  create: () => ({
    next: (trials, count) => (trials.length < count ? { type: "start", budget: 0.5 } : undefined),
  }),
});

const size = strategy(Evaluator, {
  type: "size",
  summary: "Measures the number of parameters, and trains nothing.",
  options: none,
  inject: [ModelFamily],
  create: (_, family) => ({
    measures: costMeasurements,
    updates: 0,
    measure: async ({ architecture }) => ({ ...costOf(family, architecture) }),
  }),
});

const changedOnly = strategy(LearningRateSchedule, {
  type: "changed-only",
  summary: "Trains a step at the peak learning rate if its architecture has changed, else at a tenth.",
  options: none,
  inject: [],
  create: () => ({ factor: (_update, { architectureChanged }) => (architectureChanged ? 1 : 0.1) }),
});

export default definePlugin({ name: "parts", strategies: [half, size, changedOnly] });
