import type { TrainingObjective } from "../../training/training-objective.ts";
import { answers, type PortChecks } from "./check.ts";
import { tensorFault } from "./tensors.ts";

export const trainingObjective: PortChecks<TrainingObjective> = {
  loss: answers("a tensor without axes, which is a single number", (loss) => tensorFault(loss, [])),
};
