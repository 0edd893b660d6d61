import type { Architecture } from "../architecture/architecture.ts";
import { freshState } from "../architecture/initialise.ts";
import type { Mode } from "../tensor/compile/compiled-step.ts";
import type { Assembly } from "./assemble.ts";

/** How long trainings of some length take. */
export interface TrainingTime {
  readonly updates: number;
  readonly mode: Mode;
  /** Until the first update runs: what recording and compiling the step take. */
  readonly preparingSeconds: number;
  readonly secondsPerUpdate: number;
}

/** How long a run of models of one size takes. */
export interface Estimate {
  /** A trial at full budget. */
  readonly trial: TrainingTime;
  /** What the trials of a growth step share, another architecture at each update. */
  readonly shared: TrainingTime;
  /** A growth step's training. */
  readonly training: TrainingTime;
  /** Of the whole run, scoring aside. */
  readonly seconds: number;
}

/** How much there is to train, and by how many. */
export interface Extent {
  readonly steps: number;
  /** Of one growth step. */
  readonly trials: number;
  readonly workers: number;
}

/** Updates that are timed at most. */
const TIMED = 8;

/**
 * Times throw-away models of one architecture on the engine that is open, which is best opened as a worker does.
 * Pictures are read beforehand.
 */
export async function estimate(
  assembly: Assembly,
  architecture: Architecture,
  workers: number,
): Promise<Estimate> {
  const { search, training, stream, compiler } = assembly;
  const [short, long] = [search.evaluator.updates, training.steps];
  await timeTraining(assembly, architecture, Math.max(short, long));
  compiler.close();
  const whole = await timeTraining(assembly, architecture, long);
  const isAlike = short > 0 && compiler.modeFor(short) === whole.mode && short <= long;
  const trial = isAlike ? { ...whole, updates: short } : await timeTraining(assembly, architecture, short);
  const shared = await timeTraining(assembly, architecture, search.evaluator.sharedTraining?.updates ?? 0, 1);
  const times = { trial, shared, training: whole };
  const extent = { steps: stream.steps, trials: search.trials, workers };
  return { ...times, seconds: totalSeconds(times, extent) };
}

/**
 * What the trials share, trials in rounds of as many as there are workers, and then the step's training; each prepares a
 * step of its own.
 */
export function totalSeconds(
  { trial, shared, training }: Pick<Estimate, "trial" | "shared" | "training">,
  { steps, trials, workers }: Extent,
): number {
  return steps * (secondsOf(shared) + Math.ceil(trials / workers) * secondsOf(trial) + secondsOf(training));
}

function secondsOf({ updates, preparingSeconds, secondsPerUpdate }: TrainingTime): number {
  return updates === 0 ? 0 : preparingSeconds + updates * secondsPerUpdate;
}

async function timeTraining(
  { family, trainer, random, stream, compiler }: Assembly,
  architecture: Architecture,
  updates: number,
  runs = updates,
): Promise<TrainingTime> {
  const mode = compiler.modeFor(runs);
  if (updates === 0) return { updates, mode, preparingSeconds: 0, secondsPerUpdate: 0 };
  const enough = new Error("enough updates are timed");
  const moments: number[] = [];
  const state = freshState(architecture, family.describe(architecture), random.fork("initial"));
  moments.push(performance.now());
  try {
    await trainer.train({
      ...{
        state,
        plan: {},
        step: stream.steps,
        updates,
        runs,
        schedule: "constant",
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

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] as number;
}
