import { describeGrowthDimension } from "espalier/testing";
import { myGrowthDimension } from "./my-growth-dimension.ts";
import { family, space, stream } from "./tiny-clip.ts";

describeGrowthDimension(myGrowthDimension, [
  { options: { dimension: "image.mlpRatio" }, family, space, stream },
  { options: { dimension: "text.width" }, family, space, stream },
]);
