import { definePlugin } from "espalier";
import { best } from "./best.ts";
import { costAware } from "./cost-aware.ts";
import { full } from "./full.ts";
import { grid } from "./grid.ts";
import { pareto } from "./pareto.ts";
import { proxyTraining } from "./proxy-training.ts";
import { random } from "./random.ts";
import { regularizedEvolution } from "./regularized-evolution.ts";
import { tpe } from "./tpe.ts";

export default definePlugin({
  name: "search",
  strategies: [random, grid, regularizedEvolution, tpe, full, proxyTraining, best, costAware, pareto],
});
