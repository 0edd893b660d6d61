import {
  type Dimension,
  type GrowthDimension,
  SearchSpace,
  type Strategy,
  type TrainableFamily,
} from "espalier";
import { describeDataStream, describeGrowthDimension, describeModelFamily } from "espalier/testing";
import { depth } from "../../../plugins/growclip/depth.ts";
import { width } from "../../../plugins/growclip/width.ts";
import { digits } from "../../../plugins/vision/digits.ts";
import { vision } from "../../../plugins/vision/vision.ts";
import { dimension } from "../growclip/tiny-clip.ts";
import { digitsStream, tinyVision } from "./tiny-vision.ts";

const family = await tinyVision();
const stream = digitsStream();
const some = (...values: readonly number[]): Dimension => ({ type: "categorical", values });
const space = new SearchSpace(
  "tiny",
  new Map([
    ["encoder.depth", some(1, 2, 4)],
    ["encoder.width", some(4, 8, 12)],
    ["encoder.mlpRatio", some(1, 2)],
  ]),
);

const growing: readonly (readonly [Strategy<GrowthDimension>, readonly object[]])[] = [
  [depth, [{}, { position: "interleave" }]],
  [width, [{}, { units: "copy", slots: "reset" }, { stream: "mean" }]],
];
for (const [strategy, optionSets] of growing)
  describeGrowthDimension(
    strategy,
    optionSets.map((options) => ({ options: { ...options }, family, stream, space })),
  );

describeModelFamily(vision, [
  {
    options: { patchSize: 14, headWidth: 4 },
    space,
    stream,
    growing: async (family: TrainableFamily) => [
      await dimension(family, "depth"),
      await dimension(family, "width"),
    ],
  },
]);
describeDataStream(digits, [{}, { options: { order: "mixed" } }]);
