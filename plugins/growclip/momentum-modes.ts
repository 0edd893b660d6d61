import {
  type Anchor,
  arrayOf,
  inheritedMask,
  type Inherited,
  type InheritanceRequest,
  initialise,
  mapTree,
  type ModelFamily,
  type ParameterTree,
  descriptionOf,
} from "espalier";

/** Expands the child from the bias-corrected exponential moving average of its parent's weights. */
export function inheritAverage({ parent, child, expand }: InheritanceRequest): Inherited {
  const parameters = new Map([...parent.parameters, ...parent.averages]);
  return { state: expand({ ...parent, parameters }, child), plan: {} };
}

/**
 * Mixes each matrix: keep * expanded + (1 - keep) * fresh. Vectors and constants are the expanded ones. Fresh values are
 * drawn anew at each growth step, so that the child does not move back towards its parent's initial weights.
 * @param keep in 0 to 1.
 */
export function inheritMixed(
  { parent, child, expand, random }: InheritanceRequest,
  family: ModelFamily,
  keep: number,
): Inherited {
  const state = expand(parent, child);
  const fresh = initialise(descriptionOf(family, child), random.fork("mix"));
  const mix = (tree: ParameterTree) =>
    mapTree(tree, (array, name) => {
      if (array.shape.length < 2) return array;
      const other = arrayOf(fresh, name).data;
      const mixed = array.data.map((value, index) => keep * value + (1 - keep) * (other[index] as number));
      return { shape: array.shape, data: mixed };
    });
  return {
    state: { ...state, parameters: mix(state.parameters), averages: mix(state.averages) },
    plan: {},
  };
}

/** Expands the child from the live weights. These are also the initial slow weights that it is pulled to. */
export function inheritAnchored(
  { parent, child, expand }: InheritanceRequest,
  strength: Pick<Anchor, "momentum" | "pull">,
): Inherited {
  const state = expand(parent, child);
  const mask = inheritedMask(expand, parent, child);
  const weights = new Map([...state.parameters].filter(([name]) => mask.has(name)));
  return { state, plan: { anchor: { weights, mask, ...strength } } };
}
