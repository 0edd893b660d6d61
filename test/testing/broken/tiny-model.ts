import { SearchSpace, type TrainableFamily } from "espalier";
import { tinyClip, tinyPairs } from "../../plugins/growclip/tiny-clip.ts";

/** What broken strategies grow. */
export const family: TrainableFamily = await tinyClip();

/** Examples that the family reads. */
export const stream = tinyPairs;

/** Architectures of the family that differ in depth and in width. */
export const space = new SearchSpace(
  "tiny",
  new Map(
    Object.entries({
      "image.depth": [1, 2, 3],
      "image.width": [4, 8],
      "image.mlpRatio": [1, 2],
      "text.depth": [1, 2, 3],
      "text.width": [4],
      "text.mlpRatio": [1],
      "shared.depth": [0],
      "shared.mlpRatio": [1],
      "embedding.width": [4],
    }).map(([name, values]) => [name, { type: "categorical", values }]),
  ),
);
