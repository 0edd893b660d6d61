import { definePlugin, ReplayPolicy, strategy } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "replay-shares",
  strategies: [
    strategy(ReplayPolicy, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () => ({ shares: (arrivals: readonly number[]) => arrivals.map(() => 2) }) as never,
    }),
  ],
});
