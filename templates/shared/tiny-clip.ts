import { SearchSpace, trainableFamily } from "espalier";
import { clip } from "espalier/plugins/clip";
import { scenesStream } from "espalier/plugins/scenes";
import { buildStrategy } from "espalier/testing";

/** Pictures of 16 x 16 pixels with captions, in two growth steps. */
export const stream = await buildStrategy(scenesStream, {
  options: { steps: 2, imageSize: 16, pairs: 32, testPairs: 16 },
});

/** CLIP with heads of width 4, for these pictures. */
export const family = trainableFamily(
  await buildStrategy(clip, {
    options: { imageSize: 16, patchSize: 8, contextLength: 24, headWidth: 4, vocabularySize: 128 },
  }),
);

const values: Readonly<Record<string, readonly number[]>> = {
  "image.depth": [1, 2],
  "image.width": [4, 8],
  "image.mlpRatio": [1, 2, 4],
  "text.depth": [1],
  "text.width": [4, 8],
  "text.mlpRatio": [1],
  "shared.depth": [0],
  "shared.mlpRatio": [1],
  "embedding.width": [4],
};

/** Models of a few hundred parameters: the kits look at every architecture. */
export const space = new SearchSpace(
  "tiny",
  new Map(Object.entries(values).map(([name, list]) => [name, { type: "categorical", values: list }])),
);
