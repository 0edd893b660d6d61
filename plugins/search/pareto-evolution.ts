import { paretoOrder, SearchStrategy, strategy, type Trial } from "espalier";
import { Type } from "typebox";
import { evolve } from "./evolution.ts";

export const paretoEvolution = strategy(SearchStrategy, {
  type: "pareto-evolution",
  summary: "Regularized evolution of all objectives: the parent is of the best front, and lonely there.",
  paper:
    "Ours, of Real et al. 2019, arXiv 1802.01548 (the population is the youngest trials) and Deb et al. 2002, NSGA-II (front and crowding distance within the population decide the tournament)",
  options: Type.Object(
    {
      population: Type.Integer({
        minimum: 1,
        default: 20,
        description:
          "Trials that are alive: the youngest measured ones. So many are drawn at random at first.",
      }),
      sample: Type.Integer({
        minimum: 1,
        default: 5,
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
      const { objectives } = request;
      const fittest = (rivals: readonly Trial[], alive: readonly Trial[]) =>
        paretoOrder(alive, objectives).find((trial) => rivals.includes(trial));
      return evolve(request, { population, sample, mutation, objectives, fittest });
    },
  }),
});
