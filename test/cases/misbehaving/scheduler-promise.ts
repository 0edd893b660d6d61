import { definePlugin, strategy, TrialScheduler } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "scheduler-promise",
  strategies: [
    strategy(TrialScheduler, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () => ({ next: async () => ({ type: "start", budget: 1 }) }) as never,
    }),
  ],
});
