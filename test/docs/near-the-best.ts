import { completed, byMerit, SearchStrategy, strategy } from "espalier";
import { Type } from "typebox";

export const nearTheBest = strategy(SearchStrategy, {
  type: "near-the-best",
  summary: "Something that was not tried before, next to the best trial or anywhere.",
  options: Type.Object({}, { additionalProperties: false }),
  inject: [],
  create: () => ({
    propose({ space, trials, random, objectives: [objective] }) {
      const seen = new Set(trials.map(({ architecture }) => architecture.hash));
      const [best] = completed(trials).toSorted(byMerit(objective));
      const draws = Array.from({ length: 20 }, (_, draw) => space.sample(random.fork("draw", draw)));
      const candidates = best === undefined ? draws : [...space.neighbours(best.architecture), ...draws];
      const unseen = candidates.filter(({ hash }) => !seen.has(hash));
      return unseen.length === 0 ? undefined : { architecture: random.fork("choice").choice(unseen) };
    },
  }),
});
