import {
  arrayOf,
  mapTree,
  type ModelDescription,
  type ModelState,
  type ParameterTree,
  replaceNew,
} from "espalier";
import type { Widened } from "./widening.ts";

/**
 * Takes new entries along written axes (rows of a matrix) from the next block: bert2BERT's advanced knowledge
 * initialization. Both blocks are expanded by the same mapping first. The last block of a stack, and parameters outside
 * of blocks, keep their own. Averages and slots have the same origin.
 */
export function takeFromUpperBlocks(
  expanded: ModelState,
  { state, source, added, expand }: Widened,
): ModelState {
  const upper = expand(withUpperBlocks(state, source));
  const rows = { ...added, along: ({ flow }: { readonly flow: string }) => flow === "writes" };
  return mapTrees(expanded, (tree, treeOf) =>
    replaceNew(tree, rows, ({ name }) => arrayOf(treeOf(upper), name)),
  );
}

/** The state with the values of each block replaced by those of the next one of its stack. */
function withUpperBlocks(state: ModelState, source: ModelDescription): ModelState {
  const names = new Map(
    source.flatMap(({ name, block }) => (block ? [[key(block.stack, block.index, block.part), name]] : [])),
  );
  const upper = new Map(
    source.map(({ name, block }) => [
      name,
      (block && names.get(key(block.stack, block.index + 1, block.part))) ?? name,
    ]),
  );
  return mapTrees(state, (tree) => mapTree(tree, (_, name) => arrayOf(tree, upper.get(name) as string)));
}

function key(stack: string, index: number, part: string): string {
  return JSON.stringify([stack, index, part]);
}

/** Maps all trees of a state. @param change receives a tree, and a function that reads the same one of another state. */
function mapTrees(
  state: ModelState,
  change: (tree: ParameterTree, treeOf: (other: ModelState) => ParameterTree) => ParameterTree,
): ModelState {
  const mapped = (treeOf: (one: ModelState) => ParameterTree) => change(treeOf(state), treeOf);
  return {
    ...state,
    parameters: mapped(({ parameters }) => parameters),
    averages: mapped(({ averages }) => averages),
    slots: {
      first: mapped(({ slots }) => slots.first),
      second: mapped(({ slots }) => slots.second),
      count: mapped(({ slots }) => slots.count),
    },
  };
}
