import { bestOf, SearchStrategy, strategy, type Trial } from "espalier";
import { Type } from "typebox";
import { evolve } from "./evolution.ts";

export const regularizedEvolution = strategy(SearchStrategy, {
  type: "regularized-evolution",
  summary: "Mutates the best of a random sample of the latest trials; the oldest leave, however good.",
  paper:
    "Real et al. 2019, arXiv 1802.01548. Ours: only unseen mutants, since measuring one twice gives the same figures. If a parent has none left, its mutant is mutated again",
  options: Type.Object(
    {
      population: Type.Integer({
        minimum: 1,
        default: 10,
        description:
          "Population size: the measured trials proposed last. The first ones are drawn at random.",
      }),
      sample: Type.Integer({
        minimum: 1,
        default: 3,
        description: "Tournament size: members drawn with replacement; the best one is the parent.",
      }),
      mutation: Type.Enum(["neighbour", "value"], {
        default: "neighbour",
        description:
          "neighbour: one dimension moves to an adjacent value. value: one dimension takes any other value.",
      }),
    },
    { additionalProperties: false },
  ),
  inject: [],
  create: ({ population, sample, mutation }) => ({
    propose(request) {
      const [objective] = request.objectives;
      const fittest = (rivals: readonly Trial[]) => bestOf(rivals, objective);
      return evolve(request, { population, sample, mutation, objectives: [objective], fittest });
    },
  }),
});
