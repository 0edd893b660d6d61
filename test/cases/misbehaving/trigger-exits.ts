import { definePlugin, GrowthTrigger, strategy } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "trigger-exits",
  strategies: [
    strategy(GrowthTrigger, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () => ({ fires: () => process.exit(0) }) as never,
    }),
  ],
});
