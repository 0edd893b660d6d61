import { definePlugin } from "espalier";
import { costLimit } from "./cost-limit.ts";
import { asha } from "./asha.ts";
import { best } from "./best.ts";
import { cheapFirst } from "./cheap-first.ts";
import { constraintFilter } from "./constraint-filter.ts";
import { costAware } from "./cost-aware.ts";
import { full } from "./full.ts";
import { grid } from "./grid.ts";
import { hyperband } from "./hyperband.ts";
import { localSearch } from "./local-search.ts";
import { nsga2 } from "./nsga2.ts";
import { median } from "./median.ts";
import { noRepeats } from "./no-repeats.ts";
import { pareto } from "./pareto.ts";
import { paretoEvolution } from "./pareto-evolution.ts";
import { proxyTraining } from "./proxy-training.ts";
import { random } from "./random.ts";
import { regularizedEvolution } from "./regularized-evolution.ts";
import { repeat } from "./repeat.ts";
import { retry } from "./retry.ts";
import { successiveHalving } from "./successive-halving.ts";
import { surrogate } from "./surrogate.ts";
import { tpe } from "./tpe.ts";

export {
  costLimit,
  asha,
  best,
  cheapFirst,
  constraintFilter,
  costAware,
  full,
  grid,
  hyperband,
  localSearch,
  nsga2,
  median,
  noRepeats,
  pareto,
  paretoEvolution,
  proxyTraining,
  random,
  regularizedEvolution,
  repeat,
  retry,
  successiveHalving,
  surrogate,
  tpe,
};

export default definePlugin({
  name: "search",
  strategies: [
    random,
    grid,
    regularizedEvolution,
    tpe,
    nsga2,
    paretoEvolution,
    localSearch,
    surrogate,
    noRepeats,
    constraintFilter,
    full,
    successiveHalving,
    asha,
    hyperband,
    median,
    costLimit,
    proxyTraining,
    cheapFirst,
    repeat,
    retry,
    best,
    costAware,
    pareto,
  ],
});
