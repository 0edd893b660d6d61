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
  const projected = shared.depth === 0 ? [1, 1] : [imageTokens, textTokens]; // only pooled tokens without shared blocks
  const projections = 2 * joint * (image.width * (projected[0] ?? 0) + text.width * (projected[1] ?? 0));
  const own = blockFlops(image, imageTokens) + blockFlops(text, textTokens);
  return embedding + own + projections + blockFlops(shared, imageTokens) + blockFlops(shared, textTokens);
}

/** Every token through all matrices, and each token's scores and averages over all tokens. */
function blockFlops({ depth, width, hidden }: StackShape, tokens: number): number {
  return depth * 2 * tokens * (4 * width ** 2 + 2 * width * hidden + 2 * tokens * width);
}
