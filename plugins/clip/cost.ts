import type { Cost } from "espalier";
import { patchEmbeddingFlops, patchEmbeddingParameters } from "espalier/image-text";
import { blockFlops, blockParameters } from "espalier/transformer";
import type { ClipShape } from "./shape.ts";

/** Trainable parameters, and multiplications and additions in the matrix products of one pair's forward pass. */
export function costOfClip(shape: ClipShape): Cost {
  return { parameters: parametersOf(shape), flops: flopsOf(shape) };
}

function parametersOf({ image, text, shared, sharedWeights, joint, ...shape }: ClipShape): number {
  const sharedParameters = (sharedWeights ? 1 : 2) * blockParameters(shared);
  const norms = shape.lnPre ? 2 : 1;
  const embedding = patchEmbeddingParameters({ ...shape, width: image.width });
  const imageTower = embedding + image.width * (2 * norms + joint);
  const textTower = text.width * (shape.vocabularySize + shape.contextLength + 2 + joint);
  return imageTower + textTower + blockParameters(image) + blockParameters(text) + sharedParameters + 1;
}

function flopsOf({ image, text, shared, joint, ...shape }: ClipShape): number {
  const imageTokens = shape.patches + 1;
  const textTokens = shape.contextLength;
  const embedding = patchEmbeddingFlops({ ...shape, width: image.width });
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
