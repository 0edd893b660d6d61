import { type Architecture, ModelFamily, nested, SearchStrategy, strategy } from "espalier";
import { Type } from "typebox";
import { firstAccepted } from "./first-accepted.ts";

export const noRepeats = strategy(SearchStrategy, {
  type: "no-repeats",
  summary: "Passes on what another strategy proposes, but no model twice, however it is written.",
  paper:
    "Ours. What is one model written differently is the model family's to say, as with the isomorphic cells of NAS-Bench-201 (Dong and Yang 2020, arXiv 2001.00326)",
  options: Type.Object(
    {
      strategy: nested(SearchStrategy, { description: "The strategy that proposes." }),
      tries: Type.Integer({
        minimum: 1,
        default: 100,
        description: "How often it is asked for another candidate; then the search ends.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [ModelFamily],
  create: ({ strategy: inner, tries }, family) => {
    const identities = new WeakMap<Architecture, string>();
    const identityOf = (architecture: Architecture) => {
      const identity = identities.get(architecture) ?? family.identity?.(architecture) ?? architecture.hash;
      identities.set(architecture, identity);
      return identity;
    };
    return {
      propose(request) {
        const seen = new Set(request.trials.map(({ architecture }) => identityOf(architecture)));
        return firstAccepted(inner, request, tries, (one) => !seen.has(identityOf(one))).proposal;
      },
    };
  },
});
