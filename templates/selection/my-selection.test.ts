import { describeSelection } from "espalier/testing";
import { mySelection } from "./my-selection.ts";

describeSelection(mySelection, [{}, { options: { cost: "parameters", tolerance: 0 } }]);
