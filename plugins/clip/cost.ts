import type { Cost } from "espalier";
import type { ClipShape, StackShape } from "./shape.ts";

/** Trainable numbers, and the multiplications and additions in the matrix products of one pair's forward pass. */
export function costOfClip(shape: ClipShape): Cost {
  return { parameters: parametersOf(shape), flops: flopsOf(shape) };
}

function parametersOf({ image, text, shared, joint, ...shape }: ClipShape): number {
  const patch = 3 * shape.patchSize ** 2;
  const norms = shape.lnPre ? 2 : 1;
  const imageTower = image.width * (patch + shape.patches + 2 + 2 * norms + joint);
  const textTower = text.width * (shape.vocabularySize + shape.contextLength + 2 + joint);
  return (
    imageTower + textTower + blockParameters(image) + blockParameters(text) + blockParameters(shared) + 1
  );
}

/** Two norms, four attention matrices and two of the MLP, with their biases. */
function blockParameters({ depth, width, hidden }: StackShape): number {
  return depth * (4 * width + 4 * width * (width + 1) + 2 * width * hidden + width + hidden);
}

function flopsOf({ image, text, shared, joint, ...shape }: ClipShape): number {
  const imageTokens = shape.patches + 1;
  const textTokens = shape.contextLength;
  const embedding = 2 * imageTokens * image.width * 3 * shape.patchSize ** 2; // a blank patch for the class token
  const towers = [
    { stack: image, tokens: imageTokens },
    { stack: text, tokens: textTokens },
  ].map(({ stack, tokens }) => {
    if (shared.depth === 0) return blockFlops(stack, tokens, 1) + 2 * joint * stack.width;
    return (
      blockFlops(stack, tokens, tokens) + 2 * joint * stack.width * tokens + blockFlops(shared, tokens, 1)
    );
  });
  return towers.reduce((sum, flops) => sum + flops, embedding);
}

/**
 * Every token through all matrices, and each token's scores and averages over all tokens.
 * @param needed tokens of the last block's result that are needed: no others go through what follows its attention
 */
function blockFlops({ depth, width, hidden }: StackShape, tokens: number, needed: number): number {
  if (depth === 0) return 0;
  const afterAttention = width ** 2 + 2 * width * hidden;
  const attention = 3 * width ** 2 + 2 * tokens * width;
  return 2 * (depth * tokens * attention + ((depth - 1) * tokens + needed) * afterAttention);
}
