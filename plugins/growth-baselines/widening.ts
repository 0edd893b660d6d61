import {
  expandAxes,
  type GrowAxis,
  grownParts,
  growParts,
  type GrowthDimension,
  type ModelDescription,
  type ModelFamily,
  type ModelState,
  planAxes,
  type Random,
  reachAlong,
  type Replacement,
} from "espalier";

/** A state on its way to a wider one. */
export interface Widened {
  /** The state before growth, and its description. */
  readonly state: ModelState;
  readonly source: ModelDescription;
  /** New entries of the wider model. */
  readonly added: Replacement;
  /** Expands a state of the same architecture along the same axes. */
  readonly expand: (state: ModelState) => ModelState;
  readonly random: Random;
}

/** An operator for wider models. */
export interface Widening {
  readonly grow: GrowAxis;
  /** Replaces values of new entries. Default: none. */
  readonly finish?: (expanded: ModelState, widened: Widened) => ModelState;
}

/** A growth dimension that widens parts of a model; it reaches the values that `width` reaches. */
export function widening(
  family: ModelFamily,
  parts: readonly string[] | undefined,
  { grow, finish = (expanded) => expanded }: Widening,
): GrowthDimension {
  const dimensions = grownParts(family, "width", parts);
  return {
    exact: false,
    reach: (current, space) => reachAlong(dimensions, current, space),
    expand: (state, target, random) =>
      growParts(family, dimensions, state, target, (source, wider) => {
        const { description } = wider;
        const grown = planAxes(source, description, grow, random);
        const expand = (one: ModelState) => expandAxes(one, wider, grown, "expand", random);
        return finish(expand(state), { state, source, added: { description, grown }, expand, random });
      }),
  };
}
