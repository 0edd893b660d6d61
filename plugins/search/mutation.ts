import { type Architecture, inRandomOrder, type Random, type SearchSpace } from "espalier";

/** Architectures of the space that differ from the parent in one dimension, in random order. */
export type Mutation = (parent: Architecture, space: SearchSpace, random: Random) => Iterable<Architecture>;

/** Mutations by the value of the option `mutation` or `neighbourhood`. */
export const mutations = { neighbour: neighbours, value: otherValues } satisfies Record<string, Mutation>;

function neighbours(parent: Architecture, space: SearchSpace, random: Random): Iterable<Architecture> {
  return space.randomNeighbours(parent, random);
}

/** Draws the dimension first, so that dimensions with many values are not drawn more often. */
function* otherValues(parent: Architecture, space: SearchSpace, random: Random): Generator<Architecture> {
  for (const dimension of random.fork("dimension").shuffle([...space.dimensions.keys()]))
    for (const value of inRandomOrder(space.valuesOf(dimension), random.fork("value", dimension))) {
      const mutant = parent.with({ [dimension]: value });
      if (value !== parent.get(dimension) && space.contains(mutant)) yield mutant;
    }
}
