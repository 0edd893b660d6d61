import {
  type Dimension,
  type GrowthDimension,
  SearchSpace,
  type Strategy,
  type TrainableFamily,
} from "espalier";
import { depth, width } from "espalier/plugins/growclip";
import { classificationAccuracy, crossEntropy, digits, vision } from "espalier/plugins/vision";
import {
  describeDataStream,
  describeDownstreamTask,
  describeGrowthDimension,
  describeModelFamily,
  describeTrainingObjective,
} from "espalier/testing";
import { dimension } from "../growclip/tiny-clip.ts";
import { digitsStream, HandMadeStream, tinyVision } from "./tiny-vision.ts";

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

const few = new HandMadeStream(
  {
    train: [
      ["a", "b", "a", "b"],
      ["c", "c"],
    ],
    test: [
      ["a", "b", "b", "a"],
      ["c", "c"],
    ],
  },
  28,
);
describeTrainingObjective(crossEntropy, [
  { family, stream: few, space },
  { options: { smoothing: 0.1 }, family, stream: few, space },
]);
describeDownstreamTask(classificationAccuracy, [
  { family, stream: few, space },
  { options: { future: true, neighbours: 1 }, family, stream: few, space },
]);
