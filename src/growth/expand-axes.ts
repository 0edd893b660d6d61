import { emptySlots, type FreshValues, initialValues, remembered } from "../architecture/initialise.ts";
import type { ModelDescription, ParameterDescription } from "../architecture/model-description.ts";
import type { ModelState, OptimizerSlots } from "../architecture/model-state.ts";
import type { Random } from "../random/random.ts";
import { arrayOf, type NdArray, type ParameterTree } from "../tensor/parameter-tree.ts";
import type { AxisExpansion } from "./axis-rules.ts";
import type { DescribedArchitecture } from "./described-architecture.ts";
import { type AxisPlace, expandAxis, replaceAdded } from "./expand-axis.ts";
import type { GrownAxes } from "./plan-axes.ts";

/** Optimizer slots of a wider model: transformed like gradients, or emptied. */
export type WiderSlots = "expand" | "reset";

/**
 * Expands a state along planned axes.
 *
 * First moments are scaled by the gradient's factor, second moments by its square; counts are copied; new entries
 * start at zero. This is exact for units, for parameters that read, scale or shift a stream, and for evenly split
 * whole multiples. For parameters that write an unevenly split stream it is an approximation that keeps the adjoint
 * property: pulled back to the source (through the transpose of the expansion) it is the source's gradient.
 *
 * @param random fresh values are drawn from `random.fork(name)`.
 * @throws EspalierError if a parameter's flow along a grown axis has no rule.
 */
export function expandAxes(
  state: ModelState,
  { architecture, description }: DescribedArchitecture,
  grown: GrownAxes,
  slots: WiderSlots,
  random: Random,
): ModelState {
  const fresh = remembered((parameter) => initialValues(parameter, random));
  const values = (tree: ParameterTree) =>
    mapDescribed(tree, description, (array, parameter) => valuesOf(array, parameter, grown, fresh));
  const averages = values(state.averages);
  return {
    architecture,
    parameters: values(state.parameters),
    averages,
    slots: slots === "reset" ? emptySlots(averages) : widenSlots(state.slots, description, grown),
  };
}

function widenSlots(slots: OptimizerSlots, description: ModelDescription, grown: GrownAxes): OptimizerSlots {
  const copies = (tree: ParameterTree, factor: (expansion: AxisExpansion) => Float64Array) =>
    mapDescribed(tree, description, (array, parameter) =>
      grownAxes(parameter, grown).reduce(
        (array, { place, expansion }) => expandAxis(array, place, expansion.from, factor(expansion), "zero"),
        array,
      ),
    );
  return {
    first: copies(slots.first, ({ gradient }) => gradient),
    second: copies(slots.second, ({ gradient }) => gradient.map((factor) => factor ** 2)),
    count: copies(slots.count, ({ gradient }) => gradient.map(() => 1)),
  };
}

/** Copies and means along each axis, then fresh entries, then zeros: zero wins where they cross. */
function valuesOf(
  array: NdArray,
  parameter: ParameterDescription,
  grown: GrownAxes,
  fresh: FreshValues,
): NdArray {
  if (parameter.epsilonOf !== undefined) {
    const eta = grown.get(parameter.epsilonOf)?.growth.eta ?? 1;
    return { shape: array.shape, data: array.data.map((epsilon) => epsilon * eta ** 2) };
  }
  const axes = grownAxes(parameter, grown);
  const copied = axes.reduce(
    (array, { place, expansion: { from, value, added } }) =>
      expandAxis(array, place, from, value, added === "mean" ? "mean" : "zero"),
    array,
  );
  const addedAs = (added: AxisExpansion["added"]) =>
    axes.filter(({ expansion }) => expansion.added === added && expansion.from.includes(-1));
  const replaced = (array: NdArray, axes: readonly PlacedExpansion[], other: () => NdArray) =>
    axes.reduce((array, { place, expansion }) => replaceAdded(array, place, expansion.from, other()), array);
  const zeros = () => ({ shape: copied.shape, data: new Float32Array(copied.data.length) });
  const filled = replaced(copied, addedAs("fresh"), () => fresh(parameter));
  return replaced(filled, addedAs("zero"), zeros);
}

interface PlacedExpansion {
  readonly place: AxisPlace;
  readonly expansion: AxisExpansion;
}

function grownAxes(parameter: ParameterDescription, grown: GrownAxes): PlacedExpansion[] {
  return parameter.axes.flatMap((axis, index) => {
    const expansion = grown.get(axis.name)?.expansionFor(axis);
    return expansion === undefined ? [] : [{ place: { axis: index, copies: axis.copies ?? 1 }, expansion }];
  });
}

/** Maps the described arrays of a tree. */
function mapDescribed(
  tree: ParameterTree,
  description: ModelDescription,
  map: (array: NdArray, parameter: ParameterDescription) => NdArray,
): ParameterTree {
  return new Map(
    description
      .filter(({ name }) => tree.has(name))
      .map((parameter) => [parameter.name, map(arrayOf(tree, parameter.name), parameter)]),
  );
}
