import {
  type ArchitectureDimension,
  type BlockPosition,
  deepen,
  type GrowthDimension,
  type ModelFamily,
  reachAlong,
} from "espalier";

/**
 * A growth dimension whose new blocks are copies of old ones.
 * @param dimensions depths of stacks.
 * @param maximum largest depth. Default: the search space's.
 */
export function copyingBlocks(
  family: ModelFamily,
  dimensions: readonly ArchitectureDimension[],
  position: BlockPosition,
  maximum?: number,
): GrowthDimension {
  return {
    exact: false,
    reach: (current, space) => reachAlong(dimensions, current, space, maximum),
    expand: (state, target, random) =>
      deepen(family, dimensions, { position, blocks: "copy" }, state, target, random),
  };
}
