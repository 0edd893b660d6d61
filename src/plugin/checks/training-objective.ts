import type { TrainingObjective } from "../../training/training-objective.ts";
import { answers, type PortChecks, property } from "./check.ts";
import { NEEDED, neededFault } from "./needs.ts";
import { tensorFault } from "./tensors.ts";

export const trainingObjective: PortChecks<TrainingObjective> = {
  needs: property(NEEDED, neededFault),
  loss: answers("a tensor without axes, which is a single number", (loss) => tensorFault(loss, [])),
};
