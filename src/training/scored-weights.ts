import type { ParameterTree } from "../tensor/parameter-tree.ts";
import type { ModelState } from "../architecture/model-state.ts";

/** The weights that are validated and scored: the live ones, or their average with the constants. */
export function scoredWeights(state: ModelState, weights: "live" | "averaged"): ParameterTree {
  return weights === "live" ? state.parameters : new Map([...state.parameters, ...state.averages]);
}
