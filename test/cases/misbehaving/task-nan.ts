import { definePlugin, DownstreamTask, strategy } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "task-nan",
  strategies: [
    strategy(DownstreamTask, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () =>
        ({
          needs: { outputs: [] },
          evaluate: async () => [
            { name: "mine", value: Number.NaN, interval: [0, 1], count: 1, baselines: {} },
          ],
        }) as never,
    }),
  ],
});
