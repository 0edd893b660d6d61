import {
  type Architecture,
  type Dimension,
  Random,
  SearchSpace,
  type SearchStrategy,
  type Strategy,
} from "espalier";
import { expect, it } from "vitest";
import { localSearch } from "../../../plugins/search/local-search.ts";
import { nsga2 } from "../../../plugins/search/nsga2.ts";
import { paretoEvolution } from "../../../plugins/search/pareto-evolution.ts";
import { random } from "../../../plugins/search/random.ts";
import { regularizedEvolution } from "../../../plugins/search/regularized-evolution.ts";
import { surrogate } from "../../../plugins/search/surrogate.ts";
import { tpe } from "../../../plugins/search/tpe.ts";
import { signTest } from "../../statistics.ts";
import { build } from "../build.ts";
import { search } from "./history.ts";

/** Four dimensions in which near values are alike, two in which they are not. */
const place: Dimension = { type: "integer", low: 0, high: 9, step: 1 };
const letter: Dimension = { type: "categorical", values: ["p", "q", "r", "s", "t"] };
const dimensions: Record<string, Dimension> = {
  a: place,
  b: place,
  c: place,
  d: place,
  e: letter,
  f: letter,
};
const space = new SearchSpace("mixed", new Map(Object.entries(dimensions)));

/** The squared distance from an architecture, where another letter is as far as three places. */
const distanceFrom = (target: Architecture) => (architecture: Architecture) => ({
  loss: architecture
    .difference(target)
    .reduce((sum, { from, to }) => sum + (typeof from === "number" ? from - Number(to) : 3) ** 2, 0),
});

const cases: {
  name: string;
  strategy: Strategy<SearchStrategy>;
  options?: Record<string, unknown>;
  seeds?: number;
}[] = [
  { name: "regularized evolution", strategy: regularizedEvolution },
  { name: "tpe", strategy: tpe },
  { name: "nsga2", strategy: nsga2 },
  { name: "pareto evolution", strategy: paretoEvolution },
  { name: "local search", strategy: localSearch },
  { name: "surrogate", strategy: surrogate, options: { candidates: 20 }, seeds: 12 },
];

it.each(cases)(
  "$name finds better architectures than random search does",
  async ({ strategy, options, seeds = 30 }) => {
    const rivals = { random: await build(random), own: await build(strategy, options) };
    const wins = Array.from({ length: seeds }, (_, seed) => {
      const truth = distanceFrom(space.sample(new Random(seed).fork("target")));
      const best = (built: SearchStrategy) =>
        Math.min(
          ...search({ space, strategy: built, truth, trials: 80, seed }).map(
            (one) => one.measurements["loss"]!,
          ),
        );
      return Math.sign(best(rivals.random) - best(rivals.own));
    });
    const better = wins.filter((sign) => sign > 0).length;
    const worse = wins.filter((sign) => sign < 0).length;
    expect(signTest(better, better + worse)).toBeLessThan(0.01);
  },
);
