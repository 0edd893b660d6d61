import { definePlugin, LearningRateSchedule, strategy } from "espalier";
import { Type } from "typebox";

export const myLearningRateSchedule = strategy(LearningRateSchedule, {
  type: "my-learning-rate-schedule",
  summary: "Warms up only where the architecture has changed, then stays at the peak.",
  paper: "SPARKLING, arXiv 2602.02472, warms up again after growth. Ours: a constant learning rate otherwise",
  options: Type.Object(
    {
      rise: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.25,
        description: "Share of the updates over which the learning rate rises.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ rise }) => ({
    factor: (update, { updates, architectureChanged }) =>
      architectureChanged ? Math.min(1, update / (rise * updates)) : 1,
  }),
});

export default definePlugin({ name: "my-learning-rate-schedule", strategies: [myLearningRateSchedule] });
