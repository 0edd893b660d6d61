import { type Dimension, type GrowthDimension, SearchSpace, type TrainableFamily } from "espalier";
import { depth, width } from "espalier/plugins/growclip";
import languagePlugin, {
  bitsPerByte,
  language,
  nextByteAccuracy,
  nextToken,
  stateOfTheUnion,
} from "espalier/plugins/language";
import {
  describeDataStream,
  describeDownstreamTask,
  describeGrowthDimension,
  describeModelFamily,
  describeTrainingObjective,
} from "espalier/testing";
import { dimension } from "../growclip/tiny-clip.ts";
import { gettysburg, tinyLanguage } from "./tiny-language.ts";

const some = (...values: readonly number[]): Dimension => ({ type: "categorical", values });
const space = new SearchSpace(
  "tiny",
  new Map([
    ["decoder.depth", some(0, 1, 2, 4)],
    ["decoder.width", some(4, 8, 12, 16)],
    ["decoder.mlpRatio", some(1, 2)],
  ]),
);
const untied = { family: await tinyLanguage(), stream: gettysburg(), space };
const tied = { family: await tinyLanguage({ tiedHead: true }), stream: gettysburg(), space };

describeGrowthDimension(depth, [
  { options: {}, ...untied },
  { options: { position: "interleave" }, ...tied },
]);
describeGrowthDimension(width, [
  { options: {}, ...untied },
  { options: { units: "copy", slots: "reset" }, ...untied },
  { options: { stream: "mean" }, ...untied },
  { options: {}, ...tied },
  { options: { units: "copy" }, ...tied },
]);

const growing = async (family: TrainableFamily): Promise<readonly GrowthDimension[]> => [
  await dimension(family, "depth"),
  await dimension(family, "width"),
];
describeModelFamily(
  language,
  [{}, { tiedHead: true }].map((options) => ({
    name: JSON.stringify(options),
    options: { contextLength: 12, headWidth: 4, ...options },
    space,
    stream: gettysburg(),
    growing,
  })),
);
describeDataStream(stateOfTheUnion, [{}, { options: { steps: 2 } }]);

describeTrainingObjective(nextToken, [untied, tied]);

const services = languagePlugin.services ?? [];
const tested = { services, ...untied };
describeDownstreamTask(bitsPerByte, [{ options: { bytes: 100 }, ...tested }]);
describeDownstreamTask(nextByteAccuracy, [
  { options: { bytes: 50, future: false, baselines: false, stride: 3 }, ...tested },
]);
