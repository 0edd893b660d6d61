import { type Dimension, type GrowthDimension, SearchSpace, type TrainableFamily } from "espalier";
import { RandomPairs } from "espalier/image-text";
import { describeModelFamily } from "espalier/testing";
import { clip } from "../../../plugins/clip/clip.ts";
import { dimension } from "../growclip/tiny-clip.ts";

const sizes = { patchSize: 4, imageSize: 8, contextLength: 5, headWidth: 4, vocabularySize: 12 };
const some = (...values: readonly number[]): Dimension => ({ type: "categorical", values });
const space = new SearchSpace(
  "tiny",
  new Map([
    ["image.depth", some(1, 2)],
    ["image.width", some(4, 8)],
    ["image.mlpRatio", some(1, 2)],
    ["text.depth", some(1, 2)],
    ["text.width", some(4, 8)],
    ["text.mlpRatio", some(1, 2)],
    ["shared.depth", some(0, 1)],
    ["shared.mlpRatio", some(1)],
    ["embedding.width", some(4, 8)],
  ]),
);
const growing = async (family: TrainableFamily): Promise<readonly GrowthDimension[]> => [
  await dimension(family, "depth"),
  await dimension(family, "width"),
  await dimension(family, "shared-encoder"),
];

describeModelFamily(
  clip,
  [{}, { lnPre: true }, { quickGelu: true }, { sharedWeights: false }].map((options) => ({
    name: JSON.stringify(options),
    options: { ...sizes, ...options },
    space,
    stream: new RandomPairs(8),
    growing,
  })),
);
