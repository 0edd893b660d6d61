import { depth, width } from "espalier/plugins/growclip";
import { describeGrowthSpace } from "espalier/testing";
import { myGrowthSpace } from "./my-growth-space.ts";
import { family, space } from "./tiny-clip.ts";

const nested = { strategies: [depth, width], family, space };

describeGrowthSpace(myGrowthSpace, [
  { name: "doubling", options: { dimensions: ["depth", "width"] }, ...nested },
  { name: "depth alone", options: { dimensions: ["depth"], factor: 4 }, ...nested },
]);
