import { type Dimension, ModelFamily, SearchSpace } from "espalier";
import {
  depth,
  dynamic,
  everyStep,
  fixed,
  never,
  plateau,
  schedule,
  sharedEncoder,
  sized,
  width,
} from "espalier/plugins/growclip";
import { whole } from "espalier/plugins/search-only";
import { buildStrategy, describeGrowthSpace, describeGrowthTrigger } from "espalier/testing";
import { tinyClip } from "./tiny-clip.ts";

const family = await tinyClip();
const some = (...values: readonly number[]): Dimension => ({ type: "categorical", values });
const space = new SearchSpace(
  "tiny",
  new Map([
    ["image.depth", some(1, 2, 4)],
    ["image.width", some(4, 8)],
    ["image.mlpRatio", some(1)],
    ["text.depth", some(1, 2)],
    ["text.width", some(4)],
    ["text.mlpRatio", some(1)],
    ["shared.depth", some(0, 1)],
    ["shared.mlpRatio", some(1)],
    ["embedding.width", some(4, 8, 12)],
  ]),
);
const injected = [[ModelFamily, family]] as const;
const dimensions = [
  await buildStrategy(depth, { injected }),
  await buildStrategy(width, { injected }),
  await buildStrategy(sharedEncoder, { injected }),
];

describeGrowthSpace(dynamic, [
  { name: "with its defaults", dimensions, family, space },
  {
    name: "one move, a bound in proportion to the square root of the examples",
    options: { moves: 1, firstParameters: 2000, exponent: 0.5 },
    ...{ family, space, dimensions },
  },
]);
describeGrowthSpace(fixed, [
  { name: "with all dimensions", dimensions, family, space },
  { name: "with depth alone", family, space, dimensions: dimensions.slice(0, 1) },
]);
describeGrowthSpace(schedule, [
  {
    options: {
      architectures: [{ "image.depth": 2 }, { "image.depth": 4, "embedding.width": 8 }],
    },
    ...{ family, space, dimensions },
  },
]);
describeGrowthSpace(sized, [
  {
    options: { space: "fixed", parameters: [1500, 2500, 4000] },
    strategies: [fixed],
    ...{ family, space, dimensions },
  },
]);
describeGrowthSpace(whole, [{ family, space }]);

describeGrowthTrigger(everyStep);
describeGrowthTrigger(never);
describeGrowthTrigger(plateau, [{}, { options: { tolerance: 0, window: 5 } }]);
