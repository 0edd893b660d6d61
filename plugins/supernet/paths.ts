import type { Architecture, Random, SearchSpace } from "espalier";

/** Parts of a supernet, in the order in which they are trained. */
export interface PathOptions {
  readonly updates: number;
  /** Whether the extremes are trained before each random part: Yu and Huang 2019, arXiv 1903.05134. */
  readonly sandwich: boolean;
}

/** One part an update: drawn uniformly from the space, or in turns the largest, the smallest and a random one. */
export function paths(
  space: SearchSpace,
  extremes: readonly Architecture[],
  { updates, sandwich }: PathOptions,
  random: Random,
): Architecture[] {
  const drawn = (update: number) => space.sample(random.fork("path", update));
  const round = sandwich ? extremes.length + 1 : 1;
  return Array.from(
    { length: updates },
    (_, update) => (sandwich ? extremes[update % round] : undefined) ?? drawn(update),
  );
}
