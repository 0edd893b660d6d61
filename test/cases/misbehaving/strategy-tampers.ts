import { definePlugin, type ProposalRequest, SearchStrategy, strategy } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "strategy-tampers",
  strategies: [
    strategy(SearchStrategy, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () =>
        ({
          propose({ space, trials }: ProposalRequest) {
            if (trials[0] !== undefined) Object.assign(trials[0].measurements, { accuracy: 999 });
            return { architecture: space.smallest() };
          },
        }) as never,
    }),
  ],
});
