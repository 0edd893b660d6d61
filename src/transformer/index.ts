/** Library of model families with transformers: pre-LN blocks, their description by axes, and their cost. */
export { blockFlops, blockParameters } from "./block-cost.ts";
export { causalMask } from "./causal-mask.ts";
export {
  type Along,
  along,
  type BlockInitials,
  constant,
  defaultInitials,
  describeBlocks,
  describeNorm,
  fixed,
  normal,
  scaledInitials,
  trained,
  uniform,
} from "./describe-blocks.ts";
export { embedTokens } from "./embed-tokens.ts";
export { stackDimensions, widthDimension } from "./dimensions.ts";
export { stackShape, type StackShape } from "./stack-shape.ts";
export {
  asItIs,
  type NeededRows,
  norm,
  type Operations,
  parameter,
  type Sequences,
  transform,
} from "./transform.ts";
