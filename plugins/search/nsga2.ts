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

/** Attempts at an unseen child of two parents before the best parent alone is mutated. */
const MAX_CHILDREN = 20;

export const nsga2 = strategy(SearchStrategy, {
  type: "nsga2",
  summary:
    "NSGA-II: generations for several objectives. The best Pareto fronts survive and are crossed and mutated.",
  paper:
    "Deb et al. 2002, A fast and elitist multiobjective genetic algorithm: NSGA-II, IEEE Transactions on Evolutionary Computation 6(2). Ours: uniform crossover and mutation by place or value instead of the operators for real numbers. Only unseen children are proposed. Running trials are not waited for",
  options: Type.Object(
    {
      population: Type.Integer({
        minimum: 2,
        default: 20,
        description: "Trials per generation, and parents that survive it. The first generation is random.",
      }),
      crossover: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.9,
        description:
          "Probability that a child has two parents, with each dimension from either of them. Otherwise it starts as a copy of one parent.",
      }),
      mutation: Type.Enum(["neighbour", "value"], {
        default: "neighbour",
        description:
          "Mutation of a child, one dimension on average. neighbour: moves it to an adjacent value. value: takes any other value.",
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

/** An unseen child of two parents, or else a mutant of the best one. @param parents from best to worst. */
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
  for (let attempt = 0; attempt < MAX_CHILDREN; attempt++) {
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

/** The complete generations. Failed trials are replaced in theirs; running ones count as members. */
function completeGenerations(trials: readonly Trial[], population: number): Trial[][] {
  const generations = groupsBy(trials, "generation");
  return hasProposed(generations.at(-1) ?? [], population) ? generations : generations.slice(0, -1);
}

/** The parents after some generations: the best of each generation and of the parents before it. */
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

/** Binary tournament: the better of two draws. @param ordered from best to worst. */
function tournament<Mate>(ordered: readonly Mate[], random: Random): Mate {
  return ordered[Math.floor(Math.min(...random.uniforms(2)) * ordered.length)]!;
}
