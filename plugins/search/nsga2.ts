import {
  type Objective,
  paretoOrder,
  type Proposal,
  type ProposalRequest,
  type Random,
  SearchStrategy,
  strategy,
  type Trial,
} from "espalier";
import { Type } from "typebox";
import { mutateUntilUnseen } from "./evolution.ts";
import { crossedOver, pointMutations } from "./genetic.ts";
import { encodingOf } from "./encoding.ts";
import { groupsBy } from "./groups.ts";
import { mutations } from "./mutation.ts";
import { drawUnseen, hasProposed, seenTexts } from "./unseen.ts";

/** Children of the same parents that are nothing new before one parent alone is mutated. */
const CHILDREN = 20;

export const nsga2 = strategy(SearchStrategy, {
  type: "nsga2",
  summary:
    "Generations whose parents are the best fronts so far, spread along them; children cross two parents.",
  paper:
    "Deb et al. 2002, A fast and elitist multiobjective genetic algorithm: NSGA-II, IEEE Transactions on Evolutionary Computation 6(2). Ours: uniform crossover and mutation by place or value in place of the ones for real numbers; only children that were never proposed; running trials are not waited for",
  options: Type.Object(
    {
      population: Type.Integer({
        minimum: 2,
        default: 20,
        description: "Trials of a generation, and parents that survive it. The first generation is random.",
      }),
      crossover: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.9,
        description:
          "Probability that a child has two parents: each of its dimensions comes from either. Otherwise it begins as a copy of one.",
      }),
      mutation: Type.Enum(["neighbour", "value"], {
        default: "neighbour",
        description:
          "What happens to one dimension of a child on average. neighbour: it moves by one place. value: it takes any of its other values.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ population, crossover, mutation }) => ({
    propose(request) {
      const { space, trials, random, objectives } = request;
      const generations = completeGenerations(trials, population);
      const parents = survivorsOf(generations, population, objectives);
      const child = breed(parents, request, { crossover, mutation });
      if (child !== undefined) {
        const { architecture, notes } = child;
        return { architecture, notes: { generation: generations.length, ...notes } };
      }
      const drawn = drawUnseen(space, seenTexts(trials), random.fork("random"));
      return (
        drawn && { architecture: drawn, notes: { generation: parents.length === 0 ? 0 : generations.length } }
      );
    },
  }),
});

interface Breeding {
  readonly crossover: number;
  readonly mutation: keyof typeof pointMutations;
}

/** A new child of two parents, or where they have none, a mutant of the best. @param parents from best to worst. */
function breed(
  parents: readonly Trial[],
  { space, trials, random }: ProposalRequest,
  { crossover, mutation }: Breeding,
): Proposal {
  const seen = seenTexts(trials);
  const encoding = encodingOf(space);
  const mates = parents.flatMap(({ number, architecture }) => {
    const places = encoding.encode(architecture);
    return places === undefined ? [] : [{ number, architecture, places }];
  });
  const [best] = mates;
  if (best === undefined) return undefined;
  for (let attempt = 0; attempt < CHILDREN; attempt++) {
    const key = random.fork("child", attempt);
    const one = tournament(mates, key.fork("one"));
    const other = key.fork("mates").uniform() < crossover ? tournament(mates, key.fork("other")) : one;
    const mixed = crossedOver(one.places, other.places, key);
    const architecture = encoding.decode(pointMutations[mutation](mixed, encoding.axes, 1, key));
    if (!seen.has(String(architecture)) && space.contains(architecture))
      return { architecture, notes: { parent: one.number, otherParent: other.number } };
  }
  const mutant = mutateUntilUnseen(best.architecture, space, seen, mutations[mutation], random);
  return mutant && { architecture: mutant, notes: { parent: best.number } };
}

/** The trials by generation as far as their generation is full; failed ones are replaced, running ones count. */
function completeGenerations(trials: readonly Trial[], population: number): Trial[][] {
  const generations = groupsBy(trials, "generation");
  return hasProposed(generations.at(-1) ?? [], population) ? generations : generations.slice(0, -1);
}

/** The parents after some generations: the best of each one and of the parents before it. */
function survivorsOf(
  generations: readonly (readonly Trial[])[],
  count: number,
  objectives: readonly Objective[],
): Trial[] {
  return generations.reduce<Trial[]>(
    (parents, children) => paretoOrder([...parents, ...children], objectives).slice(0, count),
    [],
  );
}

/** The better of two draws. @param ordered from best to worst. */
function tournament<Mate>(ordered: readonly Mate[], random: Random): Mate {
  return ordered[Math.floor(Math.min(...random.uniforms(2)) * ordered.length)]!;
}
