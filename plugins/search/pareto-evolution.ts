import { paretoOrder, SearchStrategy, strategy, type Trial } from "espalier";
import { Type } from "typebox";
import { evolve } from "./evolution.ts";

export const paretoEvolution = strategy(SearchStrategy, {
  type: "pareto-evolution",
  summary: "Regularized evolution for several objectives: parents by Pareto front, then crowding distance.",
  paper:
    "Ours, after Real et al. 2019, arXiv 1802.01548 (the population is the latest trials) and Deb et al. 2002, NSGA-II (front and crowding distance within the population decide the tournament)",
  options: Type.Object(
    {
      population: Type.Integer({
        minimum: 1,
        default: 20,
        description:
          "Population size: the measured trials proposed last. The first ones are drawn at random.",
      }),
      sample: Type.Integer({
        minimum: 1,
        default: 5,
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
      const { objectives } = request;
      const fittest = (rivals: readonly Trial[], members: readonly Trial[]) =>
        paretoOrder(members, objectives).find((trial) => rivals.includes(trial));
      return evolve(request, { population, sample, mutation, objectives, fittest });
    },
  }),
});
