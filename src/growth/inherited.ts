import type { Architecture } from "../architecture/architecture.ts";
import { filled, mapTree, type ParameterTree } from "../tensor/parameter-tree.ts";
import type { ModelState } from "../architecture/model-state.ts";

/** Grows a state to an architecture. */
export type Expand = (state: ModelState, target: Architecture) => ModelState;

/**
 * Mask of a child's entries that depend on its parent: 1 inherited, 0 new. Computed by expanding two parents that
 * differ everywhere, so it works for the operators of any plug-in.
 * @returns a mask with the names and shapes of the child's trainable parameters.
 */
export function inheritedMask(expand: Expand, parent: ModelState, child: Architecture): ParameterTree {
  const probe = (value: number): ParameterTree => {
    const constant = (tree: ParameterTree) => mapTree(tree, ({ shape }) => filled(shape, value));
    const averages = constant(parent.averages);
    return expand({ ...parent, parameters: constant(parent.parameters), averages }, child).averages;
  };
  const [ones, twos] = [probe(1), probe(2)];
  return mapTree(ones, ({ shape, data }, name) => {
    const other = twos.get(name)?.data;
    return { shape, data: data.map((value, index) => (value === other?.[index] ? 0 : 1)) };
  });
}

/** The share of a child's trainable scalars that are inherited, in 0 to 1. */
export function inheritedShare(mask: ParameterTree): number {
  const arrays = [...mask.values()];
  const size = arrays.reduce((sum, { data }) => sum + data.length, 0);
  const inherited = arrays.reduce((sum, { data }) => sum + data.reduce((ones, one) => ones + one, 0), 0);
  return inherited / size;
}
