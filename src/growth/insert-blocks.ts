import { initialValues, remembered } from "../architecture/initialise.ts";
import {
  type ModelDescription,
  type ParameterDescription,
  shapeOf,
} from "../architecture/model-description.ts";
import type { Random } from "../random/random.ts";
import { arrayOf, filled, type NdArray, type ParameterTree } from "../tensor/parameter-tree.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { DescribedArchitecture } from "./described-architecture.ts";
import { fewerBlocks } from "./errors.ts";

/** Position of new blocks: after the old ones, or evenly among them. */
export type BlockPosition = "end" | "interleave";

/** Options of `insertBlocks`. */
export interface InsertionOptions {
  /** Name of the stack, as in `BlockPlace`. */
  readonly stack: string;
  readonly position: BlockPosition;
  /**
   * Content of new blocks; default: `fresh`, which contributes nothing at first. `copy` changes the function: at the
   * end, copies of the old blocks in their order, again and again; interleaved, of the old block before.
   */
  readonly blocks?: "fresh" | "copy";
}

/**
 * Adds blocks to a stack of residual blocks. The output projections of a fresh block are zero, so the model's function
 * is preserved; its other parameters are initial values, and its slots are empty. Copies have the slots and averages of
 * their origin. A stack without blocks has none to copy, so its first ones are fresh.
 * @param source describes `state`; differs from the target only in the depth of the stack.
 * @param random fresh values are drawn from `random.fork(name)`.
 * @throws EspalierError if the stack would lose blocks.
 */
export function insertBlocks(
  state: ModelState,
  source: ModelDescription,
  target: DescribedArchitecture,
  options: InsertionOptions,
  random: Random,
): ModelState {
  const originOf = originsIn(source, target.description, options);
  const trainable = target.description.filter((parameter) => parameter.trainable);
  const move = (
    tree: ParameterTree,
    description: ModelDescription,
    added: (parameter: ParameterDescription) => NdArray,
  ): ParameterTree =>
    new Map(
      description.map((parameter) => {
        const origin = originOf(parameter);
        return [parameter.name, origin === undefined ? added(parameter) : arrayOf(tree, origin)];
      }),
    );
  const zeros = (parameter: ParameterDescription) => filled(shapeOf(parameter), 0);
  const values = remembered((parameter) =>
    parameter.block?.closesBranch === true ? zeros(parameter) : initialValues(parameter, random),
  );
  return {
    architecture: target.architecture,
    parameters: move(state.parameters, target.description, values),
    averages: move(state.averages, trainable, values),
    slots: {
      first: move(state.slots.first, trainable, zeros),
      second: move(state.slots.second, trainable, zeros),
      count: move(state.slots.count, trainable, zeros),
    },
  };
}

/** A function from a target parameter to its name in the source; `undefined` for fresh blocks. */
function originsIn(
  source: ModelDescription,
  target: ModelDescription,
  { stack, position, blocks = "fresh" }: InsertionOptions,
): (parameter: ParameterDescription) => string | undefined {
  const [from, to] = [depthOf(source, stack), depthOf(target, stack)];
  if (to < from) throw fewerBlocks(stack, from, to);
  const origins = blockOrigins(from, to, position, blocks);
  const names = new Map<string, string>(
    source.flatMap(({ name, block }) =>
      block?.stack === stack ? [[`${block.index} ${block.part}`, name] as const] : [],
    ),
  );
  return ({ name, block }) =>
    block?.stack === stack ? names.get(`${origins[block.index]} ${block.part}`) : name;
}

/** For each block of the deeper stack, the old one with its values, or -1 for a fresh one. */
function blockOrigins(
  from: number,
  to: number,
  position: BlockPosition,
  blocks: "fresh" | "copy",
): readonly number[] {
  const places = Array.from({ length: from }, (_, old) => (position === "end" ? old : spread(old, from, to)));
  return Array.from({ length: to }, (_, index) => {
    const copied = position === "end" ? index % from : places.findLastIndex((place) => place <= index);
    return blocks === "copy" && from > 0 ? copied : places.indexOf(index);
  });
}

/** New index of an old block when blocks are spread evenly: 0, 1 of 2 become 0, 2 of 4. */
function spread(index: number, from: number, to: number): number {
  return Math.floor((index * to) / from);
}

function depthOf(description: ModelDescription, stack: string): number {
  const indices = description.flatMap(({ block }) => (block?.stack === stack ? [block.index + 1] : []));
  return indices.reduce((most, index) => Math.max(most, index), 0);
}
