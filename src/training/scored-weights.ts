import type { ParameterTree } from "../tensor/parameter-tree.ts";
import type { ModelState } from "../architecture/model-state.ts";

/** The weights for validation and scoring: the live ones, or their averages with the constants. */
export function scoredWeights(state: ModelState, weights: "live" | "averaged"): ParameterTree {
  return weights === "live" ? state.parameters : new Map([...state.parameters, ...state.averages]);
}
