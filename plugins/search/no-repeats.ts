import { type Architecture, ModelFamily, nested, SearchStrategy, strategy } from "espalier";
import { Type } from "typebox";
import { firstAccepted } from "./first-accepted.ts";

export const noRepeats = strategy(SearchStrategy, {
  type: "no-repeats",
  summary: "Wraps a strategy and refuses architectures whose model has been proposed before.",
  paper:
    "Ours. The model family decides which architectures are the same model, such as isomorphic cells of NAS-Bench-201 (Dong and Yang 2020, arXiv 2001.00326)",
  options: Type.Object(
    {
      strategy: nested(SearchStrategy, { description: "Wrapped strategy." }),
      tries: Type.Integer({
        minimum: 1,
        default: 100,
        description: "Largest number of attempts at one proposal. If all are refused, the search ends.",
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
