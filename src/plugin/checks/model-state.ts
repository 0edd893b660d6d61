import { Architecture } from "../../architecture/architecture.ts";
import { allFinite } from "../../tensor/all-finite.ts";
import { sizeOf } from "../../tensor/parameter-tree.ts";
import type { Fault } from "./check.ts";
import { isCount, isRecord } from "./values.ts";

const TREES = ["parameters", "averages"] as const;
const SLOTS = ["first", "second", "count"] as const;

/**
 * Fault in the form of a model's state. Names and shapes are checked by the model family's description.
 * @param architecture expected architecture; omitted: any.
 */
export function stateFault(state: unknown, architecture?: Architecture): Fault | undefined {
  if (!isRecord(state) || !isRecord(state["slots"])) return "it is not a state of a model";
  const found = state["architecture"];
  if (!(found instanceof Architecture)) return "the state's architecture is not an Architecture";
  if (architecture !== undefined && !found.equals(architecture))
    return `the state is of ${found}, not of ${architecture}`;
  const slots = state["slots"];
  const trees = [
    ...TREES.map((name) => [name, state[name]] as const),
    ...SLOTS.map((name) => [`slots.${name}`, slots[name]] as const),
  ];
  for (const [name, tree] of trees) {
    const fault = treeFault(tree);
    if (fault !== undefined) return `${name}: ${fault}`;
  }
  return undefined;
}

/** Fault of a map of arrays. */
export function treeFault(tree: unknown): Fault | undefined {
  if (!(tree instanceof Map)) return "it is not a map of arrays";
  for (const [name, array] of tree as Map<unknown, unknown>) {
    if (!isRecord(array) || !(array["data"] instanceof Float32Array) || !isShape(array["shape"]))
      return `"${String(name)}" is not { shape, data } with a Float32Array`;
    if (sizeOf(array["shape"]) !== array["data"].length)
      return `"${String(name)}" has ${array["data"].length} numbers for the shape [${array["shape"].join(", ")}]`;
    if (!allFinite(array["data"])) return `"${String(name)}" has numbers that are not finite`;
  }
  return undefined;
}

function isShape(shape: unknown): shape is readonly number[] {
  return Array.isArray(shape) && shape.every((size) => isCount(size));
}
