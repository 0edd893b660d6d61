import { definePlugin, type ProposalRequest, SearchStrategy, strategy } from "espalier";
import { Type } from "typebox";

export default definePlugin({
  name: "strategy-notes",
  strategies: [
    strategy(SearchStrategy, {
      type: "misbehaving",
      summary: "Wrong.",
      options: Type.Object({}, { additionalProperties: false }),
      inject: [],
      create: () =>
        ({
          propose: ({ space }: ProposalRequest) => ({ architecture: space.smallest(), notes: { seen: 5n } }),
        }) as never,
    }),
  ],
});
