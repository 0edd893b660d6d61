import { ModelFamily } from "../architecture/model-family.ts";
import { DataStream } from "../data/data-stream.ts";
import { ReplayPolicy } from "../data/replay-policy.ts";
import { GrowthSpace } from "../growth/growth-space.ts";
import { GrowthTrigger } from "../growth/growth-trigger.ts";
import { ParameterInheritance } from "../growth/parameter-inheritance.ts";
import type { StrategyConfiguration } from "../plugin/configuration.ts";
import type { Port } from "../plugin/strategy.ts";
import { Evaluator } from "../search/evaluator.ts";
import { SearchStrategy } from "../search/search-strategy.ts";
import { Selection } from "../search/selection.ts";
import { TrialScheduler } from "../search/trial-scheduler.ts";
import { TrainingObjective } from "../training/training-objective.ts";
import type { Experiment } from "./schema/experiment.ts";

/** What an experiment chose for each port that it fills once: what a run container builds on demand. */
export function configurationsOf(settings: Experiment): ReadonlyMap<Port, StrategyConfiguration> {
  const { stream, replay, model, growth, search, training } = settings;
  return new Map<Port, StrategyConfiguration>([
    [DataStream, stream],
    [ReplayPolicy, replay],
    [ModelFamily, model],
    [GrowthSpace, growth.space],
    [ParameterInheritance, growth.inheritance],
    [GrowthTrigger, growth.trigger],
    [SearchStrategy, search.strategy],
    [TrialScheduler, search.scheduler],
    [Evaluator, search.evaluator],
    [Selection, search.selection],
    ...(training === undefined ? [] : [[TrainingObjective, training.objective] as const]),
  ]);
}
