import { bestOf, SearchStrategy, strategy, type Trial } from "espalier";
import { evolve, evolutionOptions } from "./evolution.ts";

export const regularizedEvolution = strategy(SearchStrategy, {
  type: "regularized-evolution",
  summary: "Mutates the best of a random sample of the latest trials; the oldest leave, however good.",
  paper:
    "Real et al. 2019, arXiv 1802.01548. Ours: only unseen mutants, since measuring one twice gives the same figures. If a parent has none left, its mutant is mutated again",
  options: evolutionOptions({ population: 10, sample: 3 }),
  inject: [],
  create: ({ population, sample, mutation }) => ({
    propose(request) {
      const [objective] = request.objectives;
      const fittest = (rivals: readonly Trial[]) => bestOf(rivals, objective);
      return evolve(request, { population, sample, mutation, objectives: [objective], fittest });
    },
  }),
});
