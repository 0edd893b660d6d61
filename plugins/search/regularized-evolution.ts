import { bestOf, SearchStrategy, strategy, type Trial } from "espalier";
import { Type } from "typebox";
import { evolve } from "./evolution.ts";

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
    propose(request) {
      const [objective] = request.objectives;
      const fittest = (rivals: readonly Trial[]) => bestOf(rivals, objective);
      return evolve(request, { population, sample, mutation, objectives: [objective], fittest });
    },
  }),
});
