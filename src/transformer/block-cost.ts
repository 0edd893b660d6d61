import type { StackShape } from "./stack-shape.ts";

/** Two norms, four attention matrices and two of the MLP, with their biases. */
export function blockParameters({ depth, width, hidden }: StackShape): number {
  return depth * (4 * width + 4 * width * (width + 1) + 2 * width * hidden + width + hidden);
}

/**
 * Every token through all matrices, and each token's scores and averages over all tokens.
 * @param needed tokens of the last block's result that are needed: no others go through what follows its attention
 */
export function blockFlops({ depth, width, hidden }: StackShape, tokens: number, needed: number): number {
  if (depth === 0) return 0;
  const afterAttention = width ** 2 + 2 * width * hidden;
  const attention = 3 * width ** 2 + 2 * tokens * width;
  return 2 * (depth * tokens * attention + ((depth - 1) * tokens + needed) * afterAttention);
}
