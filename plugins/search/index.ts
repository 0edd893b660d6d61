import { definePlugin } from "espalier";
import { asha } from "./asha.ts";
import { best } from "./best.ts";
import { costAware } from "./cost-aware.ts";
import { full } from "./full.ts";
import { grid } from "./grid.ts";
import { hyperband } from "./hyperband.ts";
import { median } from "./median.ts";
import { pareto } from "./pareto.ts";
import { proxyTraining } from "./proxy-training.ts";
import { random } from "./random.ts";
import { regularizedEvolution } from "./regularized-evolution.ts";
import { successiveHalving } from "./successive-halving.ts";
import { tpe } from "./tpe.ts";

export default definePlugin({
  name: "search",
  strategies: [
    random,
    grid,
    regularizedEvolution,
    tpe,
    full,
    successiveHalving,
    asha,
    hyperband,
    median,
    proxyTraining,
    best,
    costAware,
    pareto,
  ],
});
