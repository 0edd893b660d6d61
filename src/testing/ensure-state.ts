import type { Architecture } from "../architecture/architecture.ts";
import { type ModelDescription, shapeOf } from "../architecture/model-description.ts";
import { descriptionOf, type ModelFamily } from "../architecture/model-family.ts";
import { allFinite } from "../tensor/all-finite.ts";
import { type NdArray, type ParameterTree, sizeOf } from "../tensor/parameter-tree.ts";
import type { ModelState, OptimizerSlots } from "../architecture/model-state.ts";
import { ensure } from "./ensure.ts";

/** Maximum number of problems in a message. */
const SHOWN = 3;

type Shapes = ReadonlyMap<string, readonly number[]>;

/**
 * Checks a state after growth.
 * @throws Error with the problems if it is not a valid state of the expected architecture.
 */
export function ensureState(
  state: ModelState,
  family: ModelFamily,
  from: Architecture,
  to: Architecture,
): void {
  const growth = describeGrowth(from, to);
  const other = `the state has another architecture (${describeGrowth(to, state.architecture)})`;
  ensure(state.architecture.equals(to), `${growth}: ${other}`);
  const shapes = (parameters: ModelDescription): Shapes =>
    new Map(parameters.map((parameter) => [parameter.name, shapeOf(parameter)]));
  const description = descriptionOf(family, to);
  const problems = stateProblems(
    state,
    shapes(description),
    shapes(description.filter(({ trainable }) => trainable)),
  );
  ensure(problems.length === 0, `${growth}: ${listed(problems)}`);
}

/**
 * Checks a state of any family: averages and slots must match its parameters.
 * @throws Error with the problems. @param what prefix of the message.
 */
export function ensureWhole(state: ModelState, what: string): void {
  const shapes = (tree: ParameterTree): Shapes =>
    new Map([...tree].map(([name, array]) => [name, array.shape]));
  const own = shapes(state.parameters);
  const trainable = [...own].filter(([name]) => state.averages.has(name));
  const problems = stateProblems(state, own, new Map(trainable));
  ensure(problems.length === 0, `${what}: ${listed(problems)}`);
}

/** Text of a growth, such as `text.depth 1 to 2`. */
export function describeGrowth(from: Architecture, to: Architecture): string {
  const changes = from.difference(to).map((one) => `${one.dimension} ${one.from} to ${one.to}`);
  return changes.length === 0 ? "without growth" : changes.join(", ");
}

/** The first problems, and the number of further ones. */
export function listed(problems: readonly string[]): string {
  const rest = problems.length > SHOWN ? [`and ${problems.length - SHOWN} more`] : [];
  return [...problems.slice(0, SHOWN), ...rest].join("; ");
}

/** @param trainable shapes of the parameters with averages and slots. */
function stateProblems(state: ModelState, all: Shapes, trainable: Shapes): string[] {
  const { parameters, averages, slots } = state;
  const shapeProblems = [
    ...treeProblems("parameters", parameters, all),
    ...treeProblems("averages", averages, trainable),
    ...treeProblems("slots.first", slots.first, trainable),
    ...treeProblems("slots.second", slots.second, trainable),
    ...treeProblems("slots.count", slots.count, trainable),
  ];
  return shapeProblems.length > 0 ? shapeProblems : slotProblems(slots);
}

function treeProblems(what: string, tree: ParameterTree, shapes: Shapes): string[] {
  const missing = [...shapes.keys()].filter((name) => !tree.has(name));
  const extra = [...tree.keys()].filter((name) => !shapes.has(name));
  const wrong = [...tree].flatMap(([name, array]) => {
    const problem = shapes.has(name) ? arrayProblem(array, shapes.get(name)!) : undefined;
    return problem === undefined ? [] : [`${what} has "${name}" ${problem}`];
  });
  return [
    ...missing.map((name) => `${what} lacks "${name}"`),
    ...extra.map((name) => `${what} has "${name}", which the model lacks`),
    ...wrong,
  ];
}

function arrayProblem({ shape, data }: NdArray, expected: readonly number[]): string | undefined {
  const isAsExpected =
    shape.length === expected.length && shape.every((size, axis) => size === expected[axis]);
  if (!isAsExpected) return `as [${shape.join(", ")}] in place of [${expected.join(", ")}]`;
  if (!(data instanceof Float32Array)) return "with data that are not a Float32Array";
  if (data.length !== sizeOf(shape)) return `with ${data.length} numbers in place of ${sizeOf(shape)}`;
  return allFinite(data) ? undefined : "with numbers that are not finite";
}

/** Slots with which AdamW cannot continue. */
function slotProblems({ first, second, count }: OptimizerSlots): string[] {
  return [...count].flatMap(([name, { data: counts }]) => {
    const [m, v] = [first.get(name)!.data, second.get(name)!.data];
    const isRemembered = (index: number) => m[index] !== 0 || v[index] !== 0;
    return [
      ...(v.every((value) => value >= 0) ? [] : [`slots.second has "${name}" with numbers below 0`]),
      ...(counts.every((value) => Number.isInteger(value) && value >= 0)
        ? []
        : [`slots.count has "${name}" with numbers that are not counts`]),
      ...(counts.some((value, index) => value === 0 && isRemembered(index))
        ? [`slots.first and slots.second have "${name}" with moments of entries that were never updated`]
        : []),
    ];
  });
}
