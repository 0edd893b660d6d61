import type { Architecture, Random, SearchSpace } from "espalier";

/** Options for the parts of a supernet to train. */
export interface PathOptions {
  readonly updates: number;
  /** Whether to train the extremes before each random part: Yu and Huang 2019, arXiv 1903.05134. */
  readonly sandwich: boolean;
}

/** The part to train in each update: drawn uniformly from the space, or in turn the extremes and a random one. */
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
