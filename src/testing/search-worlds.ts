import { objectives } from "./histories.ts";
import type { SearchStrategy } from "../search/search-strategy.ts";
import { type Asked, type SimulatedSearch, simulateSearch } from "./simulate-search.ts";
import { mixedSpace, type SpaceRecipe, spaceOf } from "./spaces.ts";

/** A space in which most dimensions are conditional. */
export const conditionalSpace: SpaceRecipe = {
  dimensions: [
    { type: "categorical", values: [1, 2, 4] },
    { type: "categorical", values: ["none", "attention", "gate"] },
    { type: "integer", low: 1, high: 3, step: 1, when: { b: ["attention"] } },
    { type: "categorical", values: [false, true], when: { a: { minimum: 2 } }, otherwise: true },
    { type: "categorical", values: [8, 16, 32], when: { c: { minimum: 2 } } },
  ],
};

/** Searches that a strategy runs in turn, like the growth steps of a run. */
const WORLDS: readonly (Omit<SimulatedSearch, "strategy" | "space"> & { readonly recipe: SpaceRecipe })[] = [
  { recipe: mixedSpace, trials: 40, stays: true, workers: 2 },
  { recipe: conditionalSpace, trials: 16, seed: 2, workers: 3 },
  { recipe: mixedSpace, trials: 24, seed: 3, objectives },
];

/** All calls in whole searches of several spaces, with one objective and with several. */
export function searchesOf(strategy: SearchStrategy): Asked[] {
  return WORLDS.flatMap(({ recipe, ...search }) =>
    simulateSearch({ ...search, strategy, space: spaceOf(recipe) }),
  );
}
