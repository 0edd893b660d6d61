import type { StackShape } from "./stack-shape.ts";

/** Parameters of a stack: per block two norms, four attention matrices and two of the MLP, with biases. */
export function blockParameters({ depth, width, hidden }: StackShape): number {
  return depth * (4 * width + 4 * width * (width + 1) + 2 * width * hidden + width + hidden);
}

/**
 * FLOPs of a stack: all matrices for every token, and each token's attention over all tokens.
 * @param needed number of needed output tokens; only these pass the layers after the last attention
 */
export function blockFlops({ depth, width, hidden }: StackShape, tokens: number, needed: number): number {
  if (depth === 0) return 0;
  const afterAttention = width ** 2 + 2 * width * hidden;
  const attention = 3 * width ** 2 + 2 * tokens * width;
  return 2 * (depth * tokens * attention + ((depth - 1) * tokens + needed) * afterAttention);
}
