import type { Assembly } from "../../src/run/setup/assemble.ts";
import { searchInMemory } from "../../src/run/search/search-in-memory.ts";
import type { Trial } from "../../src/search/trial.ts";

/** The search of an experiment, with its own strategy, of figures that cost nothing. */
export function trySearch({ space, random, search }: Assembly): Promise<readonly Trial[]> {
  const { measures } = search.evaluator;
  return searchInMemory({
    space,
    random,
    search: {
      ...search,
      evaluator: {
        measures,
        updates: 0,
        measure: async ({ architecture }) =>
          Object.fromEntries(measures.map(({ measurement }) => [measurement, String(architecture).length])),
      },
    },
  });
}
