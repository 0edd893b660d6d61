import type { Architecture } from "../architecture/architecture.ts";
import type { Random } from "../random/random.ts";
import type { ModelState } from "../architecture/model-state.ts";
import { ungrownChanges } from "./errors.ts";
import type { GrowthDimension } from "./growth-dimension.ts";

/**
 * Expands a state to a larger architecture, one growth dimension after another in the given order.
 * @param random fresh values are drawn from `random.fork(name)`.
 * @throws EspalierError with the values of `target` that no growth dimension reaches.
 */
export function expand(
  dimensions: readonly GrowthDimension[],
  state: ModelState,
  target: Architecture,
  random: Random,
): ModelState {
  const expanded = dimensions.reduce((grown, dimension) => dimension.expand(grown, target, random), state);
  const left = expanded.architecture.difference(target);
  if (left.length > 0) throw ungrownChanges(left);
  return expanded;
}
