import { ModelFamily } from "espalier";
import { depth, width } from "espalier/plugins/growclip";
import { buildStrategy, describeParameterInheritance } from "espalier/testing";
import { myParameterInheritance } from "./my-parameter-inheritance.ts";
import { family, space, stream } from "./tiny-clip.ts";

const injected = [[ModelFamily, family]] as const;
const dimensions = [await buildStrategy(depth, { injected }), await buildStrategy(width, { injected })];

describeParameterInheritance(myParameterInheritance, [{ family, space, stream, dimensions }]);
