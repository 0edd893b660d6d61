import { paretoOrder, SearchStrategy, strategy, type Trial } from "espalier";
import { evolve, evolutionOptions } from "./evolution.ts";

export const paretoEvolution = strategy(SearchStrategy, {
  type: "pareto-evolution",
  summary: "Regularized evolution for several objectives: parents by Pareto front, then crowding distance.",
  paper:
    "Ours, after Real et al. 2019, arXiv 1802.01548 (the population is the latest trials) and Deb et al. 2002, NSGA-II (front and crowding distance within the population decide the tournament)",
  options: evolutionOptions({ population: 20, sample: 5 }),
  inject: [],
  create: ({ population, sample, mutation }) => ({
    propose(request) {
      const { objectives } = request;
      const fittest = (rivals: readonly Trial[], members: readonly Trial[]) =>
        paretoOrder(members, objectives).find((trial) => rivals.includes(trial));
      return evolve(request, { population, sample, mutation, objectives, fittest });
    },
  }),
});
