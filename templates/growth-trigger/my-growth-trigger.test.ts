import { describeGrowthTrigger } from "espalier/testing";
import { myGrowthTrigger } from "./my-growth-trigger.ts";

describeGrowthTrigger(myGrowthTrigger, [{}, { options: { every: 1 } }, { options: { every: 5 } }]);
