import stringify from "safe-stable-stringify";
import {
  type ModelDescription,
  type ParameterDescription,
  shapeOf,
} from "../../architecture/model-description.ts";
import { grouped } from "./grouped.ts";

/** A model as stacks of blocks. */
export interface Drawing {
  readonly stacks: readonly StackDrawing[];
  /** Units of the embedding that parts of the model are compared in; `null` if there is none. */
  readonly joint: number | null;
  /** Trainable parameters outside the blocks, such as those of embeddings. */
  readonly outside: number;
}

/** A stack of residual blocks. */
export interface StackDrawing {
  readonly name: string;
  /** Whether several parts of the model use it, so that it stands on the other stacks. */
  readonly isShared: boolean;
  /** Units of the residual stream. */
  readonly width: number;
  /** From the input upwards; equal neighbours are counted. */
  readonly blocks: readonly BlockDrawing[];
}

/** Equal blocks that follow each other. */
export interface BlockDrawing {
  readonly count: number;
  readonly layers: readonly LayerDrawing[];
  /** Trainable parameters of one of them. */
  readonly parameters: number;
}

/** A layer inside a block: the units between two linear maps. */
export interface LayerDrawing {
  readonly role: "heads" | "hidden";
  readonly size: number;
  /** Units of an indivisible group, such as a head. */
  readonly unit: number;
}

/**
 * Draws a model by its description: the axes of a block are its layers.
 * @returns `null` for a model without blocks.
 */
export function drawingOf(description: ModelDescription): Drawing | null {
  const inBlocks = description.filter(({ block }) => block !== undefined);
  if (inBlocks.length === 0) return null;
  const stacks = grouped(inBlocks, ({ block }) => block!.stack);
  return {
    stacks: [...stacks].map(([name, parameters]) => stackOf(name, parameters)),
    joint: description.flatMap(({ axes }) => axes).find(({ role }) => role === "joint")?.size ?? null,
    outside: countOf(description.filter(({ block }) => block === undefined)),
  };
}

function stackOf(name: string, parameters: readonly ParameterDescription[]): StackDrawing {
  const stream = parameters
    .flatMap(({ axes }) => axes)
    .find(({ role }) => role === "residual" || role === "joint");
  const blocks = [...grouped(parameters, ({ block }) => block!.index)]
    .toSorted(([one], [other]) => one - other)
    .map(([, own]) => blockOf(own));
  return {
    name,
    isShared: parameters.every(({ part }) => part === undefined),
    width: stream?.size ?? 0,
    blocks: counted(blocks),
  };
}

function blockOf(parameters: readonly ParameterDescription[]): Omit<BlockDrawing, "count"> {
  const layers = new Map<string, LayerDrawing>();
  for (const { name, role, size, unit = 1 } of parameters.flatMap(({ axes }) => axes))
    if (role === "heads" || role === "hidden") layers.set(name, { role, size, unit });
  return { layers: [...layers.values()], parameters: countOf(parameters) };
}

/** Counts equal neighbours. */
function counted(blocks: readonly Omit<BlockDrawing, "count">[]): readonly BlockDrawing[] {
  const runs: BlockDrawing[] = [];
  for (const block of blocks) {
    const { count = 0, ...last } = runs.at(-1) ?? {};
    if (stringify(last) === stringify(block)) runs.splice(-1, 1, { ...block, count: count + 1 });
    else runs.push({ ...block, count: 1 });
  }
  return runs;
}

function countOf(parameters: readonly ParameterDescription[]): number {
  return parameters
    .filter(({ trainable }) => trainable)
    .reduce((sum, parameter) => sum + shapeOf(parameter).reduce((product, size) => product * size, 1), 0);
}
