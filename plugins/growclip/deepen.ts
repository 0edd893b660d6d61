import {
  type ArchitectureDimension,
  type BlockPosition,
  insertBlocks,
  type ModelFamily,
  type ModelState,
  type Architecture,
  type Random,
  descriptionOf,
} from "espalier";
import { takeOver } from "./grown-parts.ts";

/** Deepens one stack after another to the target's depths. */
export function deepen(
  family: ModelFamily,
  dimensions: readonly ArchitectureDimension[],
  position: BlockPosition,
  state: ModelState,
  target: Architecture,
  random: Random,
): ModelState {
  return dimensions.reduce((grown, dimension) => {
    const architecture = takeOver([dimension], grown.architecture, target);
    if (architecture.equals(grown.architecture)) return grown;
    return insertBlocks(
      grown,
      descriptionOf(family, grown.architecture),
      { architecture, description: descriptionOf(family, architecture) },
      { stack: dimension.part, position },
      random,
    );
  }, state);
}
