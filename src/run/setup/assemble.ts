import { ModelFamily } from "../../architecture/model-family.ts";
import { Arrivals } from "../../data/arrivals.ts";
import { DataStream } from "../../data/data-stream.ts";
import { ReplayPolicy } from "../../data/replay-policy.ts";
import { fitProblems } from "../../experiment/checks/fit-problems.ts";
import { trainingProblems } from "../../experiment/checks/training-problems.ts";
import { type JudgedArchitectures, judgeArchitectures } from "../../experiment/checks/judge-architectures.ts";
import type { ResolvedExperiment } from "../../experiment/reading/resolved-experiment.ts";
import { searchGoal } from "../../experiment/search-goal.ts";
import { Strategies } from "../../experiment/strategies.ts";
import { Random } from "../../random/random.ts";
import { Evaluator } from "../../search/evaluator.ts";
import { Selection } from "../../search/selection.ts";
import { TrialScheduler } from "../../search/trial-scheduler.ts";
import { type CompilerSettings, StepCompiler } from "../../tensor/compile/step-compiler.ts";
import type { EngineName } from "../../tensor/engine.ts";
import { EngineTrainer } from "../../training/engine-trainer.ts";
import { NoTrainer, noTraining } from "../../training/no-training.ts";
import { isTrainable, trainableFamily } from "../../training/trainable-family.ts";
import { Trainer } from "../../training/trainer.ts";
import { LearningRateSchedule } from "../../training/learning-rate-schedule.ts";
import { TrainingObjective } from "../../training/training-objective.ts";
import type { Run } from "../run.ts";

/** An experiment with every strategy built, but nowhere to write to yet. */
export interface Assembly extends Omit<
  Run,
  "checkpoints" | "journal" | "metrics" | "order" | "progress" | "workers"
> {
  /** The engine to open. */
  readonly engine: EngineName | "auto";
  close(): Promise<void>;
}

/** Overrides of `/machine` by flags, and the receiver of fallbacks. */
interface Computing {
  readonly engine?: EngineName | "auto" | undefined;
  readonly mode?: CompilerSettings["mode"] | undefined;
  readonly onFallback?: CompilerSettings["onFallback"];
}

/**
 * Builds every strategy that an experiment names, and checks that they fit each other and the rest of the experiment.
 * Needs no engine and reads no examples.
 * @throws ExperimentProblems with all problems of the experiment, those of its files included.
 * @throws EspalierError if there are none, but strategies cannot be built.
 */
export async function assemble(resolved: ResolvedExperiment, computing: Computing = {}): Promise<Assembly> {
  const strategies = new Strategies(resolved);
  try {
    const training = await prepareTraining(resolved, strategies, computing);
    strategies.bind(Trainer, training?.trainer ?? new NoTrainer());
    const { architectures, ...lists } = await check(resolved, strategies);
    // Nothing is missing, or the check would have thrown.
    return await putTogether(resolved, strategies, { ...training!, ...architectures!, ...lists });
  } catch (error) {
    await strategies.close();
    throw error;
  }
}

/** The trainer of a run and what it is made of. */
type TrainingParts = Pick<Assembly, "random" | "arrivals" | "compiler" | "training" | "trainer" | "engine">;

/** @returns `undefined` if the files have problems or a strategy could not be built: nothing will be trained. */
async function prepareTraining(
  { experiment, problems }: ResolvedExperiment,
  strategies: Strategies,
  { engine, mode, onFallback = () => {} }: Computing,
): Promise<TrainingParts | undefined> {
  const family = await strategies.find(ModelFamily);
  const stream = await strategies.find(DataStream);
  const replay = await strategies.find(ReplayPolicy);
  const objective = await strategies.find(TrainingObjective);
  const schedule = await strategies.find(LearningRateSchedule);
  if (problems.length > 0 || !family || !stream || !replay) return undefined;
  const { machine, seed, training: settings = noTraining } = experiment;
  const arrivals = new Arrivals(stream, async (from, step) => trainableFamily(family).encoder(from, step));
  const random = new Random(seed);
  const compiler = new StepCompiler({ mode: mode ?? machine.mode, onFallback });
  const trainer =
    objective === undefined || schedule === undefined || !isTrainable(family)
      ? new NoTrainer()
      : new EngineTrainer({ family, objective, schedule, arrivals, replay, settings, random, compiler });
  const requested = engine ?? machine.engine;
  return {
    ...{ random, arrivals, compiler, trainer, training: settings },
    // Architectures without a model need no engine: `auto` takes the one that costs least.
    engine: requested === "auto" && family.anyDimensions === true ? "cpu" : requested,
  };
}

/** The strategies of which an experiment names any number. */
type Lists = Pick<Run, "tasks"> & Pick<Run["growth"], "dimensions">;

/** Checks that the strategies fit each other and the files. @throws as `assemble`. */
async function check(
  resolved: ResolvedExperiment,
  strategies: Strategies,
): Promise<Pick<JudgedArchitectures, "architectures"> & Lists> {
  const family = await strategies.find(ModelFamily);
  const stream = await strategies.find(DataStream);
  const tasks = await strategies.findAll("/evaluation");
  const dimensions = await strategies.findAll("/growth/dimensions");
  const { problems, architectures } = judgeArchitectures(resolved, family);
  const misfits = fitProblems(resolved, {
    ...{ family, stream, tasks },
    objective: await strategies.find(TrainingObjective),
    evaluator: await strategies.find(Evaluator),
    selection: await strategies.find(Selection),
    scheduler: await strategies.find(TrialScheduler),
  });
  const wrongLength = trainingProblems(resolved, family, architectures?.start);
  // No check needs the others, but all that cannot be built is reported at once.
  for (const parent of ["", "/growth", "/search"]) await strategies.findIn(parent);
  if (family && stream && isTrainable(family)) await strategies.attempt(() => family.accept?.(stream));
  strategies.refuse([...problems, ...misfits, ...wrongLength]);
  return {
    ...(architectures && { architectures }),
    tasks: tasks.filter((task) => task !== undefined),
    dimensions: dimensions.filter((dimension) => dimension !== undefined),
  };
}

/** Puts all strategies together. */
async function putTogether(
  { experiment: { search: wanted } }: ResolvedExperiment,
  strategies: Strategies,
  { dimensions, ...made }: TrainingParts & Pick<Assembly, "space" | "start"> & Lists,
): Promise<Assembly> {
  const { stream, replay, model: family } = await strategies.in("");
  const growth = { ...(await strategies.in("/growth")), dimensions };
  const search = await strategies.in("/search");
  return {
    ...made,
    ...{ stream, replay, family, growth },
    search: {
      ...search,
      ...searchGoal(wanted, search.evaluator.measures),
      trials: wanted.trials,
      ...(wanted.history && { history: wanted.history }),
    },
    close: async () => {
      made.compiler.close();
      await strategies.close();
    },
  };
}
