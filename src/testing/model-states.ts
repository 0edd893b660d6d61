import { createHash } from "node:crypto";
import type { Architecture } from "../architecture/architecture.ts";
import { emptySlots, freshState, trainableOf } from "../architecture/initialise.ts";
import { shapeOf } from "../architecture/model-description.ts";
import type { ModelFamily } from "../architecture/model-family.ts";
import type { Random } from "../random/random.ts";
import { mapTree, type NdArray, type ParameterTree, sizeOf } from "../tensor/parameter-tree.ts";
import type { ModelState } from "../training/model-state.ts";
import { ensure } from "./ensure.ts";

/** Problems that a message lists. */
const SHOWN = 3;

/** A state as after a training: no tensor is as it was initialised, and no two are alike. */
export function trainedState(family: ModelFamily, architecture: Architecture, random: Random): ModelState {
  const description = family.describe(architecture);
  const fresh = freshState(architecture, description, random.fork("fresh"));
  const noise = (key: string, array: NdArray, name: string): NdArray => {
    const normals = random.fork(key, name).normals(sizeOf(array.shape));
    return { shape: array.shape, data: array.data.map((value, index) => value + 0.1 * normals[index]!) };
  };
  const moved = (tree: ParameterTree, key: string) => mapTree(tree, (array, name) => noise(key, array, name));
  const trainable = trainableOf(description, fresh.parameters);
  const { first, second, count } = emptySlots(trainable);
  return {
    architecture,
    parameters: new Map([...fresh.parameters, ...moved(trainable, "live")]),
    averages: moved(trainable, "averages"),
    slots: {
      first: moved(first, "first"),
      second: mapTree(moved(second, "second"), squared),
      count: mapTree(count, ({ shape, data }) => ({ shape, data: data.map(() => 7) })),
    },
  };
}

/**
 * What has to hold of a state that grew.
 * @throws Error with what is wrong if it is no state of the architecture that it was to become.
 */
export function ensureState(
  state: ModelState,
  family: ModelFamily,
  from: Architecture,
  to: Architecture,
): void {
  const problems = stateProblems(state, family, to);
  const shown = problems.slice(0, SHOWN);
  const rest = problems.length > SHOWN ? [`and ${problems.length - SHOWN} more`] : [];
  ensure(problems.length === 0, `${describeGrowth(from, to)}: ${[...shown, ...rest].join("; ")}`);
}

/** `text.depth 1 to 2`. */
export function describeGrowth(from: Architecture, to: Architecture): string {
  const changes = from.difference(to).map((one) => `${one.dimension} ${one.from} to ${one.to}`);
  return changes.length === 0 ? "without growth" : changes.join(", ");
}

function stateProblems(state: ModelState, family: ModelFamily, architecture: Architecture): string[] {
  if (!state.architecture.equals(architecture))
    return [`the state's architecture is another one (${describeGrowth(architecture, state.architecture)})`];
  const description = family.describe(architecture);
  const shapes = new Map(description.map((parameter) => [parameter.name, shapeOf(parameter)]));
  const trainable = new Map(
    description.filter((parameter) => parameter.trainable).map(({ name }) => [name, shapes.get(name)!]),
  );
  const { parameters, averages, slots } = state;
  return [
    ...treeProblems("parameters", parameters, shapes),
    ...treeProblems("averages", averages, trainable),
    ...treeProblems("slots.first", slots.first, trainable),
    ...treeProblems("slots.second", slots.second, trainable),
    ...treeProblems("slots.count", slots.count, trainable),
  ];
}

/** Equal for equal trees, and for no others: much faster than comparing their numbers one by one. */
export function fingerprintOf(...trees: readonly ParameterTree[]): string {
  const digest = createHash("sha256");
  for (const [index, tree] of trees.entries()) {
    for (const [name, { shape, data }] of [...tree].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      digest.update(JSON.stringify([index, name, shape]));
      digest.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    }
  }
  return digest.digest("hex");
}

/** All trees of a state. */
export function treesOf({ parameters, averages, slots }: ModelState): readonly ParameterTree[] {
  return [parameters, averages, slots.first, slots.second, slots.count];
}

function treeProblems(
  what: string,
  tree: ParameterTree,
  shapes: ReadonlyMap<string, readonly number[]>,
): string[] {
  const missing = [...shapes.keys()].filter((name) => !tree.has(name));
  const extra = [...tree.keys()].filter((name) => !shapes.has(name));
  const wrong = [...tree].flatMap(([name, { shape, data }]) => {
    const expected = shapes.get(name)?.join(", ");
    if (expected === undefined) return [];
    if (expected !== shape.join(", "))
      return [`${what} has "${name}" as [${shape.join(", ")}] in place of [${expected}]`];
    return data.every(Number.isFinite) ? [] : [`${what} has numbers in "${name}" that are not finite`];
  });
  return [
    ...missing.map((name) => `${what} lacks "${name}"`),
    ...extra.map((name) => `${what} has "${name}", which the model has not`),
    ...wrong,
  ];
}

function squared({ shape, data }: NdArray): NdArray {
  return { shape, data: data.map((value) => value ** 2) };
}
