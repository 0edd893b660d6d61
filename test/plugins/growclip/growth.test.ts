import { type Dimension, SearchSpace } from "espalier";
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
import { describeGrowthSpace, describeGrowthTrigger } from "espalier/testing";
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
const strategies = [depth, width, sharedEncoder];
const dimensions = ["depth", "width", "shared-encoder"];

describeGrowthSpace(dynamic, [
  { name: "with its defaults", options: { dimensions }, strategies, family, space },
  {
    name: "one move, a bound in proportion to the square root of the examples",
    options: { dimensions, moves: 1, firstParameters: 2000, exponent: 0.5 },
    ...{ strategies, family, space },
  },
]);
describeGrowthSpace(fixed, [
  { name: "with all dimensions", options: { dimensions }, strategies, family, space },
  { name: "with depth alone", options: { dimensions: ["depth"] }, strategies, family, space },
]);
describeGrowthSpace(schedule, [
  {
    options: {
      dimensions,
      architectures: [{ "image.depth": 2 }, { "image.depth": 4, "embedding.width": 8 }],
    },
    ...{ strategies, family, space },
  },
]);
describeGrowthSpace(sized, [
  {
    options: { space: { type: "fixed", dimensions }, parameters: [1500, 2500, 4000] },
    strategies: [...strategies, fixed],
    ...{ family, space },
  },
]);
describeGrowthSpace(whole, [{ family, space }]);

describeGrowthTrigger(everyStep);
describeGrowthTrigger(never);
describeGrowthTrigger(plateau, [{}, { options: { tolerance: 0, window: 5 } }]);
