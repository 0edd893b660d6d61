import type { ModelDescription } from "../architecture/model-description.ts";
import { arrayOf, type ParameterTree } from "../tensor/parameter-tree.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { ParameterLayout } from "./parameter-layout.ts";
import type { Anchor, TrainingPlan } from "./training-plan.ts";

/**
 * The parts of a training step's state: one tensor per group, in `count` one per counter, in `constant` one per
 * parameter.
 */
export type StatePart = "weights" | "first" | "second" | "count" | "average" | "slow" | "mask" | "constant";

/** The state of a training step as one tree with names `part/name`. */
export function stepState(
  state: ModelState,
  plan: TrainingPlan,
  description: ModelDescription,
  layout: ParameterLayout,
): ParameterTree {
  const constants = description
    .filter(({ trainable }) => !trainable)
    .map(({ name }) => [name, arrayOf(state.parameters, name)] as const);
  return new Map([
    ...part("weights", layout.pack(state.parameters)),
    ...part("first", layout.pack(state.slots.first)),
    ...part("second", layout.pack(state.slots.second)),
    ...part("count", layout.packCounts(state.slots.count)),
    ...part("average", layout.pack(state.averages)),
    ...(plan.anchor === undefined ? [] : part("slow", layout.pack(plan.anchor.weights))),
    ...(plan.anchor === undefined ? [] : part("mask", layout.pack(plan.anchor.mask))),
    ...part("constant", new Map(constants)),
  ]);
}

/** The inverse of `stepState`, with the constants of `before`. */
export function modelState(
  tree: ParameterTree,
  before: ModelState,
  plan: TrainingPlan,
  layout: ParameterLayout,
): { readonly state: ModelState; readonly plan: TrainingPlan } {
  const unpack = (name: StatePart) => layout.unpack(partOf(tree, name));
  const anchor: Anchor | undefined = plan.anchor && { ...plan.anchor, weights: unpack("slow") };
  return {
    state: {
      architecture: before.architecture,
      parameters: new Map([...before.parameters, ...unpack("weights")]),
      averages: unpack("average"),
      slots: {
        first: unpack("first"),
        second: unpack("second"),
        count: layout.unpackCounts(partOf(tree, "count")),
      },
    },
    plan: anchor === undefined ? {} : { anchor },
  };
}

/** One part of a state, by the names inside the part. */
export function partOf<Value>(tree: ReadonlyMap<string, Value>, name: StatePart): ReadonlyMap<string, Value> {
  const prefix = `${name}/`;
  return new Map(
    [...tree].flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [])),
  );
}

/** Entries of a part under their names in the state. */
export function part<Value>(name: StatePart, values: ReadonlyMap<string, Value>): [string, Value][] {
  return [...values].map(([key, value]) => [`${name}/${key}`, value]);
}
