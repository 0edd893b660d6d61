import type { GrowthSituation, ValueList } from "espalier";
import { noGrowthDimensions } from "./errors.ts";

/**
 * Reachable values of each dimension of the space, the current one first.
 * @throws EspalierError if the experiment has no growth dimensions.
 */
export function reachable({ dimensions, current, space }: GrowthSituation): ReadonlyMap<string, ValueList> {
  if (dimensions.length === 0) throw noGrowthDimensions();
  const still = [...space.dimensions.keys()].map((name) => [name, [current.get(name)]] as const);
  const growing = dimensions
    .flatMap((dimension) => dimension.reach(current, space))
    .map(({ dimension, values }) => [dimension, values] as const);
  return new Map<string, ValueList>([...still, ...growing]);
}
