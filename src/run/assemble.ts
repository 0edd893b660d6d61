import { ModelFamily } from "../architecture/model-family.ts";
import { Arrivals } from "../data/arrivals.ts";
import { PairStream } from "../data/pair-stream.ts";
import { ReplayPolicy } from "../data/replay-policy.ts";
import { DownstreamTask } from "../evaluation/downstream-task.ts";
import { configurationsOf } from "../experiment/configurations.ts";
import { experimentContainer } from "../experiment/experiment-container.ts";
import { checkHistoryStep } from "../experiment/history-problems.ts";
import type { ResolvedExperiment } from "../experiment/resolved-experiment.ts";
import { resolveArchitectures } from "../experiment/resolve-architectures.ts";
import { resolveObjectives } from "../experiment/resolve-objectives.ts";
import { GrowthSpace } from "../growth/growth-space.ts";
import { GrowthTrigger } from "../growth/growth-trigger.ts";
import { ParameterInheritance } from "../growth/parameter-inheritance.ts";
import { Random } from "../random/random.ts";
import { Evaluator } from "../search/evaluator.ts";
import type { Objectives } from "../search/objective.ts";
import { SearchStrategy } from "../search/search-strategy.ts";
import { Selection } from "../search/selection.ts";
import { TrialScheduler } from "../search/trial-scheduler.ts";
import { type CompilerSettings, StepCompiler } from "../tensor/compile/step-compiler.ts";
import { EngineTrainer } from "../training/engine-trainer.ts";
import { NoTrainer, noTraining } from "../training/no-training.ts";
import { Trainer } from "../training/trainer.ts";
import { TrainingObjective } from "../training/training-objective.ts";
import { imageSizesDiffer } from "./errors.ts";
import type { Run } from "./run.ts";

/** An experiment with every strategy built, but nowhere to write to yet. */
export interface Assembly extends Omit<Run, "checkpoints" | "journal" | "order" | "progress" | "workers"> {
  close(): Promise<void>;
}

/**
 * Builds everything that an experiment names. Needs no engine and reads no pictures.
 * @throws EspalierError if a strategy cannot be built, or parts do not fit each other.
 */
export async function assemble(
  experiment: ResolvedExperiment,
  { mode = experiment.settings.machine.mode, onFallback = () => {} }: Partial<CompilerSettings> = {},
): Promise<Assembly> {
  const { settings, registry } = experiment;
  const container = experimentContainer(registry, configurationsOf(settings), experiment.folder);
  try {
    const family = await container.get(ModelFamily);
    const { space, start } = resolveArchitectures(experiment, family);
    const stream = await container.get(PairStream);
    if (stream.imageSize !== family.imageSize) throw imageSizesDiffer(stream.imageSize, family.imageSize);
    const replay = await container.get(ReplayPolicy);
    const arrivals = new Arrivals(stream, family);
    const random = new Random(settings.seed);
    const { training = noTraining } = settings;
    const compiler = new StepCompiler({ mode, onFallback });
    const parts = { family, stream, arrivals, replay, settings: training, random, compiler };
    const trainer =
      settings.training === undefined
        ? new NoTrainer()
        : new EngineTrainer({ ...parts, objective: await container.get(TrainingObjective) });
    container.bind(Trainer, trainer);
    const tasks: DownstreamTask[] = [];
    const evaluator = await container.get(Evaluator);
    const selection = await container.get(Selection);
    const scheduler = await container.get(TrialScheduler);
    const goal = resolveObjectives(experiment, evaluator, selection, scheduler);
    checkHistoryStep(experiment, stream.steps);
    for (const task of settings.evaluation) tasks.push(await container.build(DownstreamTask, task));
    return {
      random,
      stream,
      arrivals,
      replay,
      family,
      space,
      start,
      growth: {
        space: await container.get(GrowthSpace),
        inheritance: await container.get(ParameterInheritance),
        trigger: await container.get(GrowthTrigger),
      },
      search: {
        strategy: await container.get(SearchStrategy),
        scheduler,
        evaluator,
        objectives: frozenObjectives(goal.objectives),
        constraints: goal.constraints,
        selection,
        trials: settings.search.trials,
        ...(settings.search.history && { history: settings.search.history }),
      },
      trainer,
      compiler,
      training,
      tasks,
      close: async () => {
        compiler.close();
        await container.close();
      },
    };
  } catch (error) {
    await container.close();
    throw error;
  }
}

/** Search strategies, schedulers and selections are given them. */
function frozenObjectives(objectives: Objectives): Objectives {
  for (const objective of objectives) Object.freeze(objective);
  return Object.freeze(objectives);
}
