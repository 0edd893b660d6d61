import { ModelFamily } from "../../architecture/model-family.ts";
import { Arrivals } from "../../data/arrivals.ts";
import { DataStream } from "../../data/data-stream.ts";
import { ReplayPolicy } from "../../data/replay-policy.ts";
import { DownstreamTask } from "../../evaluation/downstream-task.ts";
import { configurationsOf } from "../../experiment/configurations.ts";
import { experimentContainer } from "../../experiment/experiment-container.ts";
import { checkHistoryStep } from "../../experiment/checks/history-problems.ts";
import type { ResolvedExperiment } from "../../experiment/resolved-experiment.ts";
import { type Parts, partsProblems } from "../../experiment/checks/parts-problems.ts";
import { resolveArchitectures } from "../../experiment/resolve-architectures.ts";
import { resolveObjectives } from "../../experiment/checks/resolve-objectives.ts";
import { withPlaces } from "../../experiment/reading/sources.ts";
import { GrowthSpace } from "../../growth/growth-space.ts";
import { GrowthTrigger } from "../../growth/growth-trigger.ts";
import { ParameterInheritance } from "../../growth/parameter-inheritance.ts";
import { fileProblems } from "../../json/errors.ts";
import { labelOf } from "../../json/read-text.ts";
import { Random } from "../../random/random.ts";
import { Evaluator } from "../../search/evaluator.ts";
import type { Objectives } from "../../search/objective.ts";
import { SearchStrategy } from "../../search/search-strategy.ts";
import { Selection } from "../../search/selection.ts";
import { TrialScheduler } from "../../search/trial-scheduler.ts";
import { type CompilerSettings, StepCompiler } from "../../tensor/compile/step-compiler.ts";
import { EngineTrainer } from "../../training/engine-trainer.ts";
import { NoTrainer, noTraining } from "../../training/no-training.ts";
import { isTrainable, trainableFamily } from "../../training/trainable-family.ts";
import { Trainer } from "../../training/trainer.ts";
import { TrainingObjective } from "../../training/training-objective.ts";
import type { Run } from "../run.ts";

/** An experiment with every strategy built, but nowhere to write to yet. */
export interface Assembly extends Omit<Run, "checkpoints" | "journal" | "order" | "progress" | "workers"> {
  close(): Promise<void>;
}

/**
 * Builds everything that an experiment names. Needs no engine and reads no examples.
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
    const stream = await container.get(DataStream);
    const replay = await container.get(ReplayPolicy);
    const arrivals = new Arrivals(stream, async (from, step) => trainableFamily(family).encoder(from, step));
    const random = new Random(settings.seed);
    const { training = noTraining } = settings;
    const compiler = new StepCompiler({ mode, onFallback });
    const objective = settings.training && (await container.get(TrainingObjective));
    const trainer =
      objective === undefined || !isTrainable(family)
        ? new NoTrainer()
        : new EngineTrainer({ family, objective, arrivals, replay, settings: training, random, compiler });
    container.bind(Trainer, trainer);
    const tasks: DownstreamTask[] = [];
    for (const task of settings.evaluation) tasks.push(await container.build(DownstreamTask, task));
    checkParts(experiment, { stream, family, objective, tasks });
    const evaluator = await container.get(Evaluator);
    const selection = await container.get(Selection);
    const scheduler = await container.get(TrialScheduler);
    const goal = resolveObjectives(experiment, evaluator, selection, scheduler);
    checkHistoryStep(experiment, stream.steps);
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

/** @throws ExperimentProblems for parts that do not fit each other. */
function checkParts(
  { settings, file, sources }: ResolvedExperiment,
  parts: Parts & { stream: DataStream },
): void {
  const problems = partsProblems(settings, parts);
  if (problems.length > 0) throw fileProblems(labelOf(file), withPlaces(problems, sources));
  if (isTrainable(parts.family)) parts.family.accept?.(parts.stream);
}

/** Search strategies, schedulers and selections are given them. */
function frozenObjectives(objectives: Objectives): Objectives {
  for (const objective of objectives) Object.freeze(objective);
  return Object.freeze(objectives);
}
