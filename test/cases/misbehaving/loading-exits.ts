import { definePlugin, GrowthTrigger, strategy } from "espalier";
import { Type } from "typebox";

process.exit(0);

export default definePlugin({
  name: "loading-exits",
  strategies: [
    strategy(GrowthTrigger, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () => ({ fires: () => ({ fires: true, reason: "" }) }) as never,
    }),
  ],
});
