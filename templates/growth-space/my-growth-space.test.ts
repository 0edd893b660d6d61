import { ModelFamily } from "espalier";
import { depth, width } from "espalier/plugins/growclip";
import { buildStrategy, describeGrowthSpace } from "espalier/testing";
import { myGrowthSpace } from "./my-growth-space.ts";
import { family, space } from "./tiny-clip.ts";

const injected = [[ModelFamily, family]] as const;
const dimensions = [await buildStrategy(depth, { injected }), await buildStrategy(width, { injected })];

describeGrowthSpace(myGrowthSpace, [
  { name: "doubling", family, space, dimensions },
  { name: "depth alone", options: { factor: 4 }, family, space, dimensions: dimensions.slice(0, 1) },
]);
