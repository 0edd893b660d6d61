import type { Architecture, Random, SearchSpace } from "espalier";

/** A random change of one dimension that stays within the space, or `undefined` if there is none. */
export type Mutation = (parent: Architecture, space: SearchSpace, random: Random) => Architecture | undefined;

/** The ways of mutating, by the name that an experiment file gives them. */
export const mutations = { neighbour: mutateToNeighbour, value: mutateValue } satisfies Record<
  string,
  Mutation
>;

function mutateToNeighbour(
  parent: Architecture,
  space: SearchSpace,
  random: Random,
): Architecture | undefined {
  const neighbours = space.neighbours(parent);
  return neighbours.length === 0 ? undefined : random.choice(neighbours);
}

/** First the dimension is drawn, then its value; what the constraints refuse is drawn again. */
function mutateValue(parent: Architecture, space: SearchSpace, random: Random): Architecture | undefined {
  for (const dimension of random.fork("dimension").shuffle([...space.dimensions.keys()]))
    for (const value of random.fork("value", dimension).shuffle(space.valuesOf(dimension))) {
      if (value === parent.get(dimension)) continue;
      const mutant = parent.with({ [dimension]: value });
      if (space.contains(mutant)) return mutant;
    }
  return undefined;
}
