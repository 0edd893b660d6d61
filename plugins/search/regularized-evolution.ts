import {
  type Architecture,
  bestOf,
  measured,
  type Objective,
  type Random,
  type SearchSpace,
  SearchStrategy,
  strategy,
  type Trial,
} from "espalier";
import { Type } from "typebox";
import { type Mutation, mutations } from "./mutation.ts";
import { drawUnseen, seenHashes } from "./unseen.ts";

/** Mutations in a row that lead to nothing new before a random architecture is proposed instead. */
const MUTATIONS = 20;

export const regularizedEvolution = strategy(SearchStrategy, {
  type: "regularized-evolution",
  summary: "Mutates the best of a random sample of the youngest trials; the oldest die, however good.",
  paper:
    "Real et al. 2019, arXiv 1802.01548. Ours: only mutants that were never proposed, since measuring one twice gives the same figures; where a parent has none left, its mutant is mutated again",
  options: Type.Object(
    {
      population: Type.Integer({
        minimum: 1,
        default: 10,
        description:
          "Trials that are alive: the youngest measured ones. So many are drawn at random at first.",
      }),
      sample: Type.Integer({
        minimum: 1,
        default: 3,
        description: "Trials that are drawn from the population (with replacement) to compete as the parent.",
      }),
      mutation: Type.Enum(["neighbour", "value"], {
        default: "neighbour",
        description:
          "neighbour: one dimension moves by one place. value: one dimension takes any of its other values.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ population, sample, mutation }) => ({
    propose({ space, trials, random, objectives: [objective] }) {
      const seen = seenHashes(trials);
      const parent = isBorn(trials, population)
        ? tournament(measured(trials, [objective]).slice(-population), sample, objective, random)
        : undefined;
      const mutant =
        parent && mutateUntilUnseen(parent.architecture, space, seen, mutations[mutation], random);
      if (mutant !== undefined) return { architecture: mutant, notes: { parent: parent!.number } };
      const drawn = drawUnseen(space, seen, random.fork("random"));
      return drawn && { architecture: drawn };
    },
  }),
});

/** Whether the first population has been proposed; failed trials are replaced, running ones are waited for. */
function isBorn(trials: readonly Trial[], population: number): boolean {
  return trials.filter((trial) => trial.status !== "failed").length >= population;
}

/** The best of `size` draws with replacement; `undefined` if nobody has been measured yet. */
function tournament(
  alive: readonly Trial[],
  size: number,
  objective: Objective,
  random: Random,
): Trial | undefined {
  const rivals = [...random.fork("tournament").uniforms(size)]
    .map((draw) => alive[Math.floor(draw * alive.length)])
    .filter((trial) => trial !== undefined);
  return bestOf(rivals, objective);
}

function mutateUntilUnseen(
  parent: Architecture,
  space: SearchSpace,
  seen: ReadonlySet<string>,
  mutate: Mutation,
  random: Random,
): Architecture | undefined {
  let ancestor: Architecture | undefined = parent;
  for (let attempt = 0; attempt < MUTATIONS && ancestor !== undefined; attempt++) {
    let seenMutant: Architecture | undefined;
    for (const mutant of mutate(ancestor, space, random.fork("mutation", attempt))) {
      if (!seen.has(mutant.hash)) return mutant;
      seenMutant ??= mutant;
    }
    ancestor = seenMutant;
  }
  return undefined;
}
