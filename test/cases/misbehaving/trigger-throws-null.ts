import { definePlugin, GrowthTrigger, strategy } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "trigger-throws-null",
  strategies: [
    strategy(GrowthTrigger, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () =>
        ({
          fires() {
            throw null;
          },
        }) as never,
    }),
  ],
});
