import {
  Architecture,
  type Assignment,
  type Measurements,
  type Objectives,
  rungsOf,
  type Trial,
  type TrialScheduler,
} from "espalier";
import { LOSS } from "./history.ts";

export interface Schedule {
  readonly scheduler: TrialScheduler;
  readonly count: number;
  /** What a trial measures at a budget; undefined where it fails. */
  readonly truth: (number: number, budget: number) => Measurements | undefined;
  readonly workers?: number;
  /** Candidates that the strategy has. */
  readonly candidates?: number;
  readonly objectives?: Objectives;
}

/** A search in which only the scheduler decides: what was done in order, such as `start 0 at 0.5`, and what came of it. */
export function schedule(settings: Schedule): {
  readonly log: readonly string[];
  readonly trials: readonly Trial[];
} {
  const { scheduler, count, truth, workers = 1, candidates = Infinity, objectives = LOSS } = settings;
  const trials: Trial[] = [];
  const running: number[] = [];
  const log: string[] = [];
  for (;;) {
    const next =
      running.length < workers ? ask(scheduler, trials, count, objectives, running, candidates) : undefined;
    if (next !== undefined) {
      const number = next.type === "start" ? trials.length : next.trial;
      const architecture = new Architecture({ number });
      const known = trials[number] ?? { number, architecture, measurements: {}, notes: {} };
      trials[number] = { ...known, status: "running", budget: next.budget };
      running.push(number);
      log.push(`${next.type} ${number} at ${Number(next.budget.toPrecision(2))}`);
      continue;
    }
    const first = running.shift();
    if (first === undefined) return { log, trials };
    trials[first] = measured(trials[first] as Trial, truth);
  }
}

function ask(
  scheduler: TrialScheduler,
  trials: readonly Trial[],
  count: number,
  objectives: Objectives,
  running: readonly number[],
  candidates: number,
): Assignment | undefined {
  const next = scheduler.next(Object.freeze([...trials]), count, objectives);
  if (next?.type !== "start" || trials.length < candidates) return next;
  return running.length > 0 ? undefined : scheduler.next(trials, trials.length, objectives);
}

function measured(trial: Trial, truth: Schedule["truth"]): Trial {
  const measurements = truth(trial.number, trial.budget);
  if (measurements === undefined)
    return { ...trial, status: "failed", measurements: {}, failure: "loss is NaN" };
  const { violation: _, ...rest } = trial;
  const { violation, ...figures } = measurements;
  const rung = { budget: trial.budget, measurements: figures, ...(violation !== undefined && { violation }) };
  return { ...rest, ...rung, status: "completed", rungs: [...rungsOf(trial), rung] };
}

/** How many trials were measured at each budget. */
export function rungSizes(trials: readonly Trial[]): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const { budget } of trials.flatMap((trial) => rungsOf(trial)))
    sizes[budget.toPrecision(2)] = (sizes[budget.toPrecision(2)] ?? 0) + 1;
  return sizes;
}

/** Learning curves that do not cross: the later a trial was proposed, the better it is. */
export function curves(number: number, budget: number): Measurements {
  return { loss: 20 - number - budget };
}

/** The trials that had the full budget. */
export function finishers(trials: readonly Trial[]): number[] {
  return trials
    .filter(({ status, budget }) => status === "completed" && budget === 1)
    .map(({ number }) => number);
}
