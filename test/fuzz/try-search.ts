import type { Assembly } from "../../src/run/setup/assemble.ts";
import { runInMemory } from "../../src/run/setup/run-in-memory.ts";
import { search } from "../../src/run/search/search.ts";
import type { Evaluator } from "../../src/search/evaluator.ts";
import type { Trial } from "../../src/search/trial.ts";

/** The search of an experiment in its whole space, with its own strategy, of figures that cost nothing. */
export function trySearch(assembly: Assembly): Promise<readonly Trial[]> {
  const { measures } = assembly.search.evaluator;
  const evaluator: Evaluator = {
    measures,
    updates: 0,
    measure: async ({ architecture }) =>
      Object.fromEntries(measures.map(({ measurement }) => [measurement, String(architecture).length])),
  };
  const run = runInMemory({ ...assembly, search: { ...assembly.search, evaluator } });
  return search(run, 1, run.space, { architecture: run.start, checkpoint: undefined });
}
