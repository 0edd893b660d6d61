import { Architecture } from "../architecture/architecture.ts";
import type { Objectives } from "../search/objective.ts";
import { rungsOf } from "../search/rungs.ts";
import type { Measurements, Trial } from "../search/trial.ts";
import type { Assignment, TrialScheduler } from "../search/trial-scheduler.ts";
import { ensure } from "./ensure.ts";
import { mainObjective } from "./histories.ts";

/** A simulated search that tests only the scheduler. */
export interface SimulatedSchedule {
  readonly scheduler: TrialScheduler;
  /** Maximum number of trials. */
  readonly count: number;
  /** Number of candidates of the strategy; default: `count`. */
  readonly candidates?: number;
  /** Number of trials that are measured in parallel. */
  readonly workers?: number;
  /** Results of the measurements in turn, repeated cyclically; `undefined` for a failure. */
  readonly losses: readonly (number | undefined)[];
  /** Violations of the measurements in turn, repeated cyclically; 0 if the constraints are kept. */
  readonly violations?: readonly number[];
}

/** A call of the scheduler and its result. */
export interface Assigned {
  readonly trials: readonly Trial[];
  readonly count: number;
  readonly assignment: Assignment | undefined;
}

/** Maximum number of assignments per trial, more than any sensible number of rungs. */
const RUNGS = 100;

/**
 * All calls of a scheduler in a search, in order, as in `espalier run`.
 * @throws Error if an assignment is invalid, or if they do not end.
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

/** Asks a scheduler for an assignment and checks it. */
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
    ensure(trial.status === "completed", `only a completed trial may be continued; ${where}`);
    ensure(
      budget > trial.budget,
      `a trial must be continued to a larger budget than the ${trial.budget} it had; ${where}`,
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
  `${RUNGS} assignments for each of ${count} trials without an end: such a search never ends`;
