import { Architecture } from "../architecture/architecture.ts";
import type { Objectives } from "../search/objective.ts";
import { rungsOf } from "../search/rungs.ts";
import type { Measurements, Trial } from "../search/trial.ts";
import type { Assignment, TrialScheduler } from "../search/trial-scheduler.ts";
import { ensure } from "./ensure.ts";
import { mainObjective } from "./histories.ts";

/** A search in which only the scheduler decides. */
export interface SimulatedSchedule {
  readonly scheduler: TrialScheduler;
  /** How many trials the search may start. */
  readonly count: number;
  /** How many candidates the strategy has; default: as many as it is asked for. */
  readonly candidates?: number;
  /** Trials that are measured at once. */
  readonly workers?: number;
  /** What each measurement gives in turn, round and round; undefined where it fails. */
  readonly losses: readonly (number | undefined)[];
  /** By how much each measurement breaks the constraints, in turn, round and round; 0 where it keeps them. */
  readonly violations?: readonly number[];
}

/** A question and its answer. */
export interface Assigned {
  readonly trials: readonly Trial[];
  readonly count: number;
  readonly assignment: Assignment | undefined;
}

/** Assignments for each trial that a scheduler may need: more than any number of rungs that makes sense. */
const RUNGS = 100;

/**
 * Everything that the scheduler was asked, in order, as `espalier run` asks it.
 * @throws Error if an answer is impossible, or if there is no end to them.
 */
export function simulateSchedule(schedule: SimulatedSchedule): Assigned[] {
  const { scheduler, count, candidates = Infinity, workers = 1, losses, violations = [0] } = schedule;
  const trials: Trial[] = [];
  const running: number[] = [];
  const assigned: Assigned[] = [];
  const next = (limit: number) => {
    const assignment = assign(scheduler, trials, limit);
    assigned.push({ trials: [...trials], count: limit, assignment });
    return assignment;
  };
  for (let measurements = 0; ;) {
    let assignment = running.length < workers ? next(count) : undefined;
    const isLeft = trials.length < candidates;
    if (assignment?.type === "start" && !isLeft)
      assignment = running.length === 0 ? next(trials.length) : undefined;
    if (assignment !== undefined) {
      running.push(start(trials, assignment));
      ensure(assigned.length < RUNGS * (count + 1), ENDLESS(count));
      continue;
    }
    const first = running.shift();
    if (first === undefined) return assigned;
    const violation = violations[measurements % violations.length]!;
    trials[first] = finish(trials[first]!, losses[measurements++ % losses.length], violation);
  }
}

/** The scheduler's answer, checked for what holds of every answer. */
export function assign(
  scheduler: TrialScheduler,
  trials: readonly Trial[],
  count: number,
  objectives: Objectives = mainObjective,
): Assignment | undefined {
  const assignment = scheduler.next([...trials], count, objectives);
  if (assignment === undefined) return undefined;
  const { type, budget } = assignment;
  const where = `after ${trials.length} trials: ${JSON.stringify(assignment)}`;
  if (type === "continue") {
    const trial = trials[assignment.trial]!;
    ensure(trial.status === "completed", `only a completed trial may go on; ${where}`);
    ensure(
      budget > trial.budget,
      `a trial goes on to a larger budget than the ${trial.budget} it had; ${where}`,
    );
  }
  return assignment;
}

/** @returns the trial's number. */
function start(trials: Trial[], assignment: Assignment): number {
  const { budget } = assignment;
  const number = assignment.type === "start" ? trials.length : assignment.trial;
  const architecture = new Architecture({ number });
  const fresh = { number, architecture, measurements: {}, notes: {} };
  trials[number] = { ...(trials[number] ?? fresh), status: "running", budget };
  return number;
}

function finish(trial: Trial, loss: number | undefined, violation: number): Trial {
  const { violation: _, ...rest } = trial;
  if (loss === undefined) return { ...rest, status: "failed", measurements: {}, failure: "of the kit" };
  const measurements: Measurements = Number.isFinite(loss) ? { loss } : {};
  const measured = { measurements, ...(violation > 0 && { violation }) };
  const rungs = [...rungsOf(trial), { budget: trial.budget, ...measured }];
  return { ...rest, status: "completed", ...measured, rungs };
}

const ENDLESS = (count: number) =>
  `${RUNGS} assignments for each of ${count} trials, and no end: such a search goes on for ever`;
