import type { Architecture, GrowthDimension, SearchSpace, ValueList } from "espalier";

/** Reachable values of each dimension of the space, the current one first. */
export function reachable(
  dimensions: readonly GrowthDimension[],
  current: Architecture,
  space: SearchSpace,
): ReadonlyMap<string, ValueList> {
  const still = [...space.dimensions.keys()].map((name) => [name, [current.get(name)]] as const);
  const growing = dimensions
    .flatMap((dimension) => dimension.reach(current, space))
    .map(({ dimension, values }) => [dimension, values] as const);
  return new Map<string, ValueList>([...still, ...growing]);
}
