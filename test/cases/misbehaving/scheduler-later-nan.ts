import { definePlugin, strategy, type Trial, TrialScheduler } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "scheduler-later-nan",
  strategies: [
    strategy(TrialScheduler, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () =>
        ({
          next: ({ length }: readonly Trial[]) => (length < 2 ? { type: "start", budget: 1 } : Number.NaN),
        }) as never,
    }),
  ],
});
