import { type Dimension, type GrowthDimension, SearchSpace, type Strategy } from "espalier";
import {
  bert2bert,
  copyAndPerturb,
  interleaving,
  net2wider,
  sharedStacking,
  stacking,
  zeroPadding,
} from "espalier/plugins/growth-baselines";
import { describeGrowthDimension } from "espalier/testing";
import { tinyClip, tinyPairs } from "../growclip/tiny-clip.ts";
import { gettysburg, tinyLanguage } from "../language/tiny-language.ts";
import { digitsStream, tinyVision } from "../vision/tiny-vision.ts";

const some = (...values: readonly number[]): Dimension => ({ type: "categorical", values });
const spaceOf = (dimensions: Readonly<Record<string, Dimension>>) =>
  new SearchSpace("tiny", new Map(Object.entries(dimensions)));

const clip = {
  name: "clip",
  family: await tinyClip(),
  stream: tinyPairs,
  space: spaceOf({
    "image.depth": some(1, 2, 3),
    "image.width": some(4, 8, 12),
    "image.mlpRatio": some(1, 2),
    "text.depth": some(0, 2),
    "text.width": some(4, 8),
    "text.mlpRatio": some(1),
    "shared.depth": some(0, 1, 2),
    "shared.mlpRatio": some(1),
    "embedding.width": some(4, 8),
  }),
};
const language = {
  name: "language",
  family: await tinyLanguage({ tiedHead: true }),
  stream: gettysburg(),
  space: spaceOf({
    "decoder.depth": some(0, 1, 3),
    "decoder.width": some(4, 8, 16),
    "decoder.mlpRatio": some(1, 2),
  }),
};
const vision = {
  name: "vision",
  family: await tinyVision(),
  stream: digitsStream(),
  space: spaceOf({
    "encoder.depth": some(1, 2, 4),
    "encoder.width": some(4, 8, 12),
    "encoder.mlpRatio": some(1, 2),
  }),
};

const everywhere: readonly (readonly [Strategy<GrowthDimension>, Readonly<Record<string, unknown>>])[] = [
  [stacking, {}],
  [interleaving, {}],
  [net2wider, { noise: 0.1 }],
  [bert2bert, {}],
  [zeroPadding, {}],
  [copyAndPerturb, {}],
];
for (const [strategy, options] of everywhere)
  describeGrowthDimension(
    strategy,
    [clip, language, vision].map((family) => ({ ...family, options })),
  );

describeGrowthDimension(sharedStacking, [
  clip,
  { ...clip, name: "interleaved", options: { position: "interleave" } },
]);
