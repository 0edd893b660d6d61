import {
  type Dimension,
  type GrowthDimension,
  type ParameterInheritance,
  SearchSpace,
  type Strategy,
} from "espalier";
import { describeGrowthDimension, describeParameterInheritance } from "espalier/testing";
import { depth } from "../../../plugins/growclip/depth.ts";
import { copy, scratch } from "../../../plugins/growclip/inheritances.ts";
import { momentum } from "../../../plugins/growclip/momentum.ts";
import { sharedEncoder } from "../../../plugins/growclip/shared-encoder.ts";
import { width } from "../../../plugins/growclip/width.ts";
import { dimension, tinyClip, tinyPairs } from "./tiny-clip.ts";

const family = await tinyClip();
const some = (...values: readonly number[]): Dimension => ({ type: "categorical", values });
const space = new SearchSpace(
  "tiny",
  new Map([
    ["image.depth", some(1, 2, 4)],
    ["image.width", some(4, 8, 12)],
    ["image.mlpRatio", some(1, 2)],
    ["text.depth", some(1, 2)],
    ["text.width", some(4, 8)],
    ["text.mlpRatio", some(1, 2)],
    ["shared.depth", some(0, 1, 2)],
    ["shared.mlpRatio", some(1)],
    ["embedding.width", some(4, 8)],
  ]),
);

const growing: readonly (readonly [Strategy<GrowthDimension>, readonly object[]])[] = [
  [depth, [{}, { position: "interleave" }]],
  [width, [{}, { units: "copy", slots: "reset" }, { stream: "mean" }]],
  [sharedEncoder, [{}]],
];
for (const [strategy, optionSets] of growing)
  describeGrowthDimension(
    strategy,
    optionSets.map((options) => ({ options: { ...options }, family, stream: tinyPairs, space })),
  );

const dimensions = [
  await dimension(family, "depth"),
  await dimension(family, "width"),
  await dimension(family, "shared-encoder"),
];
const inheriting: readonly (readonly [Strategy<ParameterInheritance>, readonly object[]])[] = [
  [copy, [{}, { slots: "reset" }]],
  [scratch, [{}]],
  [momentum, [{}, { mode: "mix" }, { mode: "anchor", slots: "reset" }]],
];
for (const [strategy, optionSets] of inheriting)
  describeParameterInheritance(
    strategy,
    optionSets.map((options) => ({ options: { ...options }, family, stream: tinyPairs, space, dimensions })),
  );
