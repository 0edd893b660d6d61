import { byMerit, completed, definePlugin, SearchStrategy, strategy } from "espalier";
import { Type } from "typebox";

export const mySearchStrategy = strategy(SearchStrategy, {
  type: "my-search-strategy",
  summary: "Mostly looks next to the best trial so far, sometimes anywhere.",
  options: Type.Object(
    {
      exploration: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.2,
        description: "Share of the proposals that are drawn from the whole space.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ exploration }) => ({
    // A pure function of the history and the key: no variables outside, and every draw from `random`.
    propose({ space, trials, random, objectives: [objective] }) {
      const seen = new Set(trials.map(({ architecture }) => architecture.hash));
      const best = completed(trials).toSorted(byMerit(objective))[0];
      const explores = random.fork("explore").uniform() < exploration;
      const near = best === undefined || explores ? [] : space.neighbours(best.architecture);
      const unseen = near.filter(({ hash }) => !seen.has(hash));
      if (unseen.length > 0) {
        return { architecture: random.fork("neighbour").choice(unseen), notes: { parent: best!.number } };
      }
      for (let draw = 0; draw < 100; draw++) {
        const architecture = space.sample(random.fork("draw", draw));
        if (!seen.has(architecture.hash)) return { architecture };
      }
      return undefined;
    },
  }),
});

export default definePlugin({ name: "my-search-strategy", strategies: [mySearchStrategy] });
