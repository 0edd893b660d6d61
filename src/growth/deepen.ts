import type { Architecture } from "../architecture/architecture.ts";
import type { ArchitectureDimension, ModelFamily } from "../architecture/model-family.ts";
import type { ModelState } from "../architecture/model-state.ts";
import type { Random } from "../random/random.ts";
import { growParts } from "./grow-parts.ts";
import { insertBlocks, type InsertionOptions } from "./insert-blocks.ts";

/**
 * Deepens one stack after another to the target's depths, by `insertBlocks`.
 * @param dimensions of the family, each the depth of a stack.
 */
export function deepen(
  family: ModelFamily,
  dimensions: readonly ArchitectureDimension[],
  options: Omit<InsertionOptions, "stack">,
  state: ModelState,
  target: Architecture,
  random: Random,
): ModelState {
  return dimensions.reduce(
    (grown, dimension) =>
      growParts(family, [dimension], grown, target, (source, larger) =>
        insertBlocks(grown, source, larger, { stack: dimension.part, ...options }, random),
      ),
    state,
  );
}
