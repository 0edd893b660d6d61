import { ModelFamily } from "../../architecture/model-family.ts";
import { DataStream } from "../../data/data-stream.ts";
import { ReplayPolicy } from "../../data/replay-policy.ts";
import { DownstreamTask } from "../../evaluation/downstream-task.ts";
import { GrowthDimension } from "../../growth/growth-dimension.ts";
import { GrowthSpace } from "../../growth/growth-space.ts";
import { GrowthTrigger } from "../../growth/growth-trigger.ts";
import { ParameterInheritance } from "../../growth/parameter-inheritance.ts";
import { Evaluator } from "../../search/evaluator.ts";
import { SearchStrategy } from "../../search/search-strategy.ts";
import { Selection } from "../../search/selection.ts";
import { TrialScheduler } from "../../search/trial-scheduler.ts";
import { isTrainable } from "../../training/trainable-family.ts";
import { LearningRateSchedule } from "../../training/learning-rate-schedule.ts";
import { TrainingObjective } from "../../training/training-objective.ts";
import type { PortChecks } from "./check.ts";
import { downstreamTask } from "./downstream-task.ts";
import { evaluator } from "./evaluator.ts";
import { growthDimension } from "./growth-dimension.ts";
import { growthSpace } from "./growth-space.ts";
import { growthTrigger } from "./growth-trigger.ts";
import { learningRateSchedule } from "./learning-rate-schedule.ts";
import { modelFamily } from "./model-family.ts";
import { dataStream } from "./data-stream.ts";
import { parameterInheritance } from "./parameter-inheritance.ts";
import { replayPolicy } from "./replay-policy.ts";
import { searchStrategy } from "./search-strategy.ts";
import { selection } from "./selection.ts";
import { trainableFamily } from "./trainable-family.ts";
import { trainingObjective } from "./training-objective.ts";
import { trialScheduler } from "./trial-scheduler.ts";
import type { Port } from "../strategy.ts";

const CHECKS = new Map<Port, unknown>([
  [DataStream, dataStream],
  [ReplayPolicy, replayPolicy],
  [ModelFamily, modelFamily],
  [TrainingObjective, trainingObjective],
  [LearningRateSchedule, learningRateSchedule],
  [GrowthSpace, growthSpace],
  [GrowthDimension, growthDimension],
  [ParameterInheritance, parameterInheritance],
  [GrowthTrigger, growthTrigger],
  [SearchStrategy, searchStrategy],
  [TrialScheduler, trialScheduler],
  [Evaluator, evaluator],
  [Selection, selection],
  [DownstreamTask, downstreamTask],
]);

/** The checks of a strategy of one of our ports; `undefined` for a port that a plug-in has added. */
export function checksOf<Service>(port: Port<Service>, built: unknown): PortChecks<Service> | undefined {
  const isFamily = (port as Port) === ModelFamily && typeof built === "object" && built !== null;
  const checks = isFamily && isTrainable(built as ModelFamily) ? trainableFamily : CHECKS.get(port);
  return checks as PortChecks<Service> | undefined;
}

/** Ports that libraries extend by methods of their own, such as reading files. */
export const OPEN_PORTS: ReadonlySet<Port> = new Set<Port>([DataStream]);

/** Ports whose strategies are the same for all candidates: where these fail, no candidate is at fault. */
export const SHARED_PORTS: ReadonlySet<Port> = new Set<Port>([DataStream, ReplayPolicy]);
