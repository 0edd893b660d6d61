import { definePlugin, ReplayPolicy, strategy } from "espalier";
import { Type } from "typebox";

export const myReplayPolicy = strategy(ReplayPolicy, {
  type: "my-replay-policy",
  summary: "A fixed share of each batch is new; earlier examples are equally likely in the rest.",
  options: Type.Object(
    {
      fresh: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.5,
        description: "Share of the newest examples in the batches.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ fresh }) => ({
    shares(arrivals) {
      // A step may have no examples: then the newest ones are of an earlier step.
      const newest = arrivals.findLastIndex((count) => count > 0);
      const earlier = arrivals.slice(0, Math.max(0, newest)).reduce((sum, count) => sum + count, 0);
      return arrivals.map((count, index) => {
        if (index > newest) return 0;
        if (index === newest) return earlier === 0 ? 1 : fresh;
        return earlier === 0 ? 0 : ((1 - fresh) * count) / earlier;
      });
    },
  }),
});

export default definePlugin({ name: "my-replay-policy", strategies: [myReplayPolicy] });
