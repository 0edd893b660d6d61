import { definePlugin, GrowthTrigger, strategy } from "espalier";
import { Type } from "typebox";

setInterval(() => {}, 1000);

export default definePlugin({
  name: "timer",
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
