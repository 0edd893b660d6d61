import type { Architecture } from "../architecture/architecture.ts";
import { emptySlots, freshState, trainableOf } from "../architecture/initialise.ts";
import { descriptionOf, type ModelFamily } from "../architecture/model-family.ts";
import type { Random } from "../random/random.ts";
import { filled, mapTree, type NdArray, type ParameterTree, sizeOf } from "../tensor/parameter-tree.ts";
import type { ModelState } from "../architecture/model-state.ts";

/** Maximum number of updates of an entry of a trained state. */
export const MOST_UPDATES = 9;

/**
 * A random state as after a training: no tensor has its initial values, and no two are equal. Epsilons are large, so
 * that a wrong one changes the features.
 */
export function trainedState(family: ModelFamily, architecture: Architecture, random: Random): ModelState {
  const description = descriptionOf(family, architecture);
  const fresh = freshState(architecture, description, random.fork("fresh"));
  const moved = (tree: ParameterTree, key: string) =>
    mapTree(tree, (array, name) => noisy(array, random.fork(key, name)));
  const trainable = trainableOf(description, fresh.parameters);
  const { first, second, count } = emptySlots(trainable);
  const epsilons = description
    .filter(({ epsilonOf }) => epsilonOf !== undefined)
    .map(({ name }) => [name, epsilon(fresh.parameters.get(name)!, random.fork(name))] as const);
  return {
    architecture,
    parameters: new Map([...fresh.parameters, ...moved(trainable, "live"), ...epsilons]),
    averages: moved(trainable, "averages"),
    slots: {
      first: moved(first, "first"),
      second: mapTree(moved(second, "second"), squared),
      count: mapTree(count, ({ shape }, name) =>
        filled(shape, random.fork("count", name).integer(1, MOST_UPDATES)),
      ),
    },
  };
}

function noisy({ shape, data }: NdArray, random: Random): NdArray {
  const normals = random.normals(sizeOf(shape));
  return { shape, data: data.map((value, index) => value + 0.1 * normals[index]!) };
}

function epsilon({ shape }: NdArray, random: Random): NdArray {
  return filled(shape, 0.02 * Math.exp(random.normals(1)[0]!));
}

function squared({ shape, data }: NdArray): NdArray {
  return { shape, data: data.map((value) => value ** 2) };
}
