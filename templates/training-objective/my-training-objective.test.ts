import { describeTrainingObjective } from "espalier/testing";
import { myTrainingObjective } from "./my-training-objective.ts";
import { family, space, stream } from "./tiny-clip.ts";

describeTrainingObjective(myTrainingObjective, [
  { family, space, stream },
  { options: { bias: 0 }, family, space, stream },
]);
