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
}

/**
 * Adds blocks to a stack of residual blocks. The output projections of a new block are zero, so the model's function
 * is preserved; its other parameters are fresh. Old blocks keep their optimizer slots; those of new blocks are empty.
 * @param source describes `state`; differs from the target only in the depth of the stack.
 * @param random fresh values are drawn from `random.fork(name)`.
 * @throws EspalierError if the stack would lose blocks.
 */
export function insertBlocks(
  state: ModelState,
  source: ModelDescription,
  target: DescribedArchitecture,
  { stack, position }: InsertionOptions,
  random: Random,
): ModelState {
  const originOf = originsIn(source, target.description, stack, position);
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

/** A function from a target parameter to its name in the source; `undefined` for new blocks. */
function originsIn(
  source: ModelDescription,
  target: ModelDescription,
  stack: string,
  position: BlockPosition,
): (parameter: ParameterDescription) => string | undefined {
  const [from, to] = [depthOf(source, stack), depthOf(target, stack)];
  if (to < from) throw fewerBlocks(stack, from, to);
  const newIndex = (index: number) => (position === "end" ? index : spread(index, from, to));
  const names = new Map(
    source.flatMap(({ name, block }) =>
      block?.stack === stack ? [[`${newIndex(block.index)} ${block.part}`, name] as const] : [],
    ),
  );
  return ({ name, block }) => (block?.stack === stack ? names.get(`${block.index} ${block.part}`) : name);
}

/** New index of an old block when blocks are spread evenly: 0, 1 of 2 become 0, 2 of 4. */
function spread(index: number, from: number, to: number): number {
  return Math.floor((index * to) / from);
}

function depthOf(description: ModelDescription, stack: string): number {
  const indices = description.flatMap(({ block }) => (block?.stack === stack ? [block.index + 1] : []));
  return indices.reduce((most, index) => Math.max(most, index), 0);
}
