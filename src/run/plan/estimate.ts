import type { Architecture } from "../../architecture/architecture.ts";
import { costOf } from "../../architecture/model-family.ts";
import { median } from "../../statistics/median.ts";
import type { Mode } from "../../tensor/compile/execute/compiled-step.ts";
import { NO_COMPUTE } from "../../training/compute.ts";
import { affordableUpdates } from "../../training/training-length.ts";
import { freshModel } from "../inheritance/fresh-model.ts";
import type { Assembly } from "../setup/assemble.ts";
import type { GrowthPaths, PathStep } from "./growth-paths.ts";
import { plannedUpdates } from "./planned-updates.ts";

/** How long trainings of some length take. */
export interface TrainingTime {
  readonly updates: number;
  readonly mode: Mode;
  /** Until the first update runs: what recording and compiling the step take. */
  readonly preparingSeconds: number;
  readonly secondsPerUpdate: number;
}

/** How long the trainings of a model take. */
export interface ModelTimes {
  /** A trial at full budget. */
  readonly trial: TrainingTime;
  /** Shared training of a growth step, with another architecture at each update. */
  readonly shared: TrainingTime;
  /** A growth step's training. */
  readonly training: TrainingTime;
}

/** How long a run takes, scoring aside. */
export interface Estimate {
  /** Times of the smallest and of the largest model. */
  readonly models: readonly [ModelTimes, ModelTimes];
  /** Seconds of a run along the path of the smallest and along that of the largest candidates. */
  readonly seconds: readonly [number, number];
}

/** Times of a growth step. */
export interface StepTimes extends ModelTimes {
  /** Trials that are measured. */
  readonly trials: number;
}

/** Updates that are timed at most. */
const TIMED = 8;

/**
 * Times throw-away models of the smallest and the largest architecture on the paths, on the open engine, which is best
 * opened as a worker does. Times of other architectures are interpolated by their FLOPs.
 * @param trials of each growth step.
 */
export async function estimate(
  assembly: Assembly,
  { smallest, largest }: GrowthPaths,
  trials: readonly number[],
  workers: number,
): Promise<Estimate> {
  const flopsOf = ({ architecture }: PathStep) => costOf(assembly.family, architecture).flops;
  const bySize = [...smallest, ...largest].toSorted((one, other) => flopsOf(one) - flopsOf(other));
  const [small, large] = [bySize[0]!, bySize.at(-1)!];
  const span = flopsOf(large) - flopsOf(small);
  const first = await timeModel(assembly, small.architecture);
  const last = span === 0 ? first : await timeModel(assembly, large.architecture);
  const timesOf = (step: PathStep) =>
    between(first, last, span === 0 ? 0 : (flopsOf(step) - flopsOf(small)) / span);
  const seconds = [smallest, largest].map((path) => {
    const updates = plannedUpdates(assembly, path, trials);
    const steps = path.map((step, place) => {
      const times = timesOf(step);
      const training = { ...times.training, updates: updates[place]!.training };
      return { ...times, training, trials: trials[place]! };
    });
    return totalSeconds(steps, workers);
  });
  // Something else may have kept the machine busy while the smallest was timed.
  return { models: [first, last], seconds: [Math.min(...seconds), Math.max(...seconds)] };
}

async function timeModel(assembly: Assembly, architecture: Architecture): Promise<ModelTimes> {
  const { search, training, compiler, family } = assembly;
  const short = search.evaluator.updates;
  const long = affordableUpdates(training, costOf(family, architecture), NO_COMPUTE);
  // Data are read beforehand.
  await timeTraining(assembly, architecture, Math.max(short, long));
  compiler.close();
  const whole = await timeTraining(assembly, architecture, long);
  const isAlike = short > 0 && compiler.modeFor(short) === whole.mode && short <= long;
  const trial = isAlike ? { ...whole, updates: short } : await timeTraining(assembly, architecture, short);
  const shared = await timeTraining(assembly, architecture, search.evaluator.sharedTraining?.updates ?? 0, 1);
  return { trial, shared, training: whole };
}

/** @param share 0 for the times of the small model, 1 for those of the large one. */
function between(small: ModelTimes, large: ModelTimes, share: number): ModelTimes {
  const mix = (kind: keyof ModelTimes): TrainingTime => {
    const [one, other] = [small[kind], large[kind]];
    const value = (name: "preparingSeconds" | "secondsPerUpdate") =>
      one[name] + share * (other[name] - one[name]);
    return {
      ...one,
      preparingSeconds: value("preparingSeconds"),
      secondsPerUpdate: value("secondsPerUpdate"),
    };
  };
  return { trial: mix("trial"), shared: mix("shared"), training: mix("training") };
}

/**
 * Adds up the steps: the training that trials share, the trials in rounds of as many as there are workers, and the step's own
 * training. Each training prepares anew.
 */
export function totalSeconds(steps: readonly StepTimes[], workers: number): number {
  return steps.reduce(
    (sum, { trial, shared, training, trials }) =>
      sum +
      (trials > 0 ? secondsOf(shared) : 0) +
      Math.ceil(trials / workers) * secondsOf(trial) +
      secondsOf(training),
    0,
  );
}

function secondsOf({ updates, preparingSeconds, secondsPerUpdate }: TrainingTime): number {
  return updates === 0 ? 0 : preparingSeconds + updates * secondsPerUpdate;
}

async function timeTraining(
  assembly: Assembly,
  architecture: Architecture,
  updates: number,
  runs = updates,
): Promise<TrainingTime> {
  const { trainer, random, stream, compiler } = assembly;
  const mode = compiler.modeFor(runs);
  if (updates === 0) return { updates, mode, preparingSeconds: 0, secondsPerUpdate: 0 };
  const enough = new Error("enough updates are timed");
  const moments: number[] = [];
  const state = freshModel(assembly, architecture);
  moments.push(performance.now());
  try {
    await trainer.train({
      ...{
        state,
        plan: {},
        step: stream.steps,
        updates,
        runs,
        random: random.fork("plan"),
      },
      hooks: {
        onUpdate: () => {
          moments.push(performance.now());
          if (moments.length > TIMED) throw enough;
        },
      },
    });
  } catch (error) {
    if (error !== enough) throw error;
  }
  const [first = 0, ...others] = moments
    .slice(1)
    .map((moment, index) => (moment - (moments[index] ?? 0)) / 1000);
  const usual = others.length === 0 ? first : median(others);
  return { updates, mode, preparingSeconds: Math.max(0, first - usual), secondsPerUpdate: usual };
}
