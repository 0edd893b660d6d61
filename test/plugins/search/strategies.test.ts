import type { SearchStrategy, Strategy } from "espalier";
import { describeSearchStrategy } from "espalier/testing";
import { grid } from "../../../plugins/search/grid.ts";
import { localSearch } from "../../../plugins/search/local-search.ts";
import { nsga2 } from "../../../plugins/search/nsga2.ts";
import { paretoEvolution } from "../../../plugins/search/pareto-evolution.ts";
import { random } from "../../../plugins/search/random.ts";
import { regularizedEvolution } from "../../../plugins/search/regularized-evolution.ts";
import { surrogate } from "../../../plugins/search/surrogate.ts";
import { tpe } from "../../../plugins/search/tpe.ts";
import thirdParty from "../../cases/third-party-strategy/simulated-annealing.ts";

describeSearchStrategy(random, [{ exhaustive: true }, { options: { repeats: true }, repeats: true }]);

describeSearchStrategy(grid, [{ exhaustive: true }, { options: { order: "spread" }, exhaustive: true }]);

describeSearchStrategy(regularizedEvolution, [
  { exhaustive: true },
  { options: { population: 8, mutation: "value" }, exhaustive: true },
]);

describeSearchStrategy(tpe, [{ exhaustive: true }, { options: { initial: 3 }, exhaustive: true }]);

describeSearchStrategy(nsga2, [
  { exhaustive: true },
  { options: { population: 4, mutation: "value", crossover: 0.5 }, exhaustive: true },
]);

describeSearchStrategy(paretoEvolution, [
  { options: { population: 6 }, exhaustive: true },
  { options: { population: 6, mutation: "value" }, exhaustive: true },
]);

describeSearchStrategy(localSearch, [
  { exhaustive: true },
  { options: { starts: 3, move: "best", neighbourhood: "value" }, exhaustive: true },
]);

describeSearchStrategy(surrogate, [{ options: { initial: 8, candidates: 6 }, exhaustive: true }]);

describeSearchStrategy(thirdParty.strategies[0] as Strategy<SearchStrategy>, [{ repeats: true }]);
