import { ModelFamily } from "../architecture/model-family.ts";
import { DataStream } from "../data/data-stream.ts";
import { ReplayPolicy } from "../data/replay-policy.ts";
import { DownstreamTask } from "../evaluation/downstream-task.ts";
import { GrowthDimension } from "../growth/growth-dimension.ts";
import { GrowthSpace } from "../growth/growth-space.ts";
import { GrowthTrigger } from "../growth/growth-trigger.ts";
import { ParameterInheritance } from "../growth/parameter-inheritance.ts";
import { Evaluator } from "../search/evaluator.ts";
import { SearchStrategy } from "../search/search-strategy.ts";
import { Selection } from "../search/selection.ts";
import { TrialScheduler } from "../search/trial-scheduler.ts";
import { TrainingObjective } from "../training/training-objective.ts";
import type { Port } from "./strategy.ts";

/** The framework's own extension points. A plug-in may add ports that its strategies nest or inject. */
export const PORTS: readonly Port[] = [
  DataStream,
  ReplayPolicy,
  ModelFamily,
  TrainingObjective,
  GrowthSpace,
  GrowthDimension,
  ParameterInheritance,
  GrowthTrigger,
  SearchStrategy,
  TrialScheduler,
  Evaluator,
  Selection,
  DownstreamTask,
];
