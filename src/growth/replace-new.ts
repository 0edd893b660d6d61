import type { Axis, ModelDescription, ParameterDescription } from "../architecture/model-description.ts";
import { mapTree, type NdArray, type ParameterTree } from "../tensor/parameter-tree.ts";
import { replaceAdded } from "./expand-axis.ts";
import type { GrownAxes } from "./plan-axes.ts";

/** Choice of the new entries to replace. */
export interface Replacement {
  readonly description: ModelDescription;
  readonly grown: GrownAxes;
  /** Only entries that are new along such an axis; default: along any. */
  readonly along?: (axis: Axis) => boolean;
}

/**
 * Replaces entries of an expanded tree that are new along a grown axis: all but the old ones at their old places.
 * @param other arrays of the same shapes with the entries to take.
 */
export function replaceNew(
  tree: ParameterTree,
  { description, grown, along = () => true }: Replacement,
  other: (parameter: ParameterDescription, array: NdArray) => NdArray,
): ParameterTree {
  const described = new Map(description.map((parameter) => [parameter.name, parameter]));
  return mapTree(tree, (array, name) => {
    const parameter = described.get(name) as ParameterDescription;
    const places = parameter.axes.flatMap((axis, index) => {
      const from = along(axis) ? grown.get(axis.name)?.growth.from : undefined;
      return from === undefined ? [] : [{ axis: index, copies: axis.copies ?? 1, old: oldPlaces(from) }];
    });
    if (places.length === 0) return array;
    const others = other(parameter, array);
    return places.reduce((array, place) => replaceAdded(array, place, place.old, others), array);
  });
}

/** The origins of entries that stay at their places; -1 for all others. */
function oldPlaces(from: Int32Array): Int32Array {
  return from.map((old, entry) => (old === entry ? old : -1));
}
