import { definePlugin, type InheritanceRequest, ParameterInheritance, strategy } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "inheritance-throws",
  strategies: [
    strategy(ParameterInheritance, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () =>
        ({
          averageWindow: undefined,
          keeps: { live: "live", averaged: "averaged" },
          inherit: ({ parent }: InheritanceRequest) =>
            (parent as unknown as { live: { size: number } }).live.size,
        }) as never,
    }),
  ],
});
