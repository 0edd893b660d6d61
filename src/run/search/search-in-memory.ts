import type { Random } from "../../random/random.ts";
import { violationBy } from "../../search/measurement-constraint.ts";
import { rungsOf } from "../../search/rungs.ts";
import type { Trial } from "../../search/trial.ts";
import { nothingTrains } from "../../training/errors.ts";
import { impossibleAssignment, proposalOutsideSpace } from "./errors.ts";
import { frozenTrial } from "../log/frozen-trial.ts";
import { plainMeasurements, recordOf } from "./record-trial.ts";
import type { Run } from "../run.ts";
import { describeFailure } from "./describe-failure.ts";
import type { TrialResult } from "../trial-task.ts";

/** A search whose candidates start from nothing: a run's search, less what is written down. */
export interface MemorySearch extends Pick<Run, "space" | "search"> {
  /** The key of the growth step. */
  readonly random: Random;
}

/**
 * Searches as a run does with one worker, and keeps the history in memory alone: for benchmarks. There is no current
 * architecture that could stay, and candidates have no parent, so the evaluator must not ask for their initial state.
 */
export async function searchInMemory(run: MemorySearch): Promise<readonly Trial[]> {
  const { scheduler, objectives, trials: count } = run.search;
  const measured: Trial[] = [];
  for (;;) {
    const trials = Object.freeze([...measured]);
    let assignment = scheduler.next(trials, count, objectives);
    let trial = assignment?.type === "start" ? propose(run, trials, assignment.budget) : undefined;
    if (assignment?.type === "start" && trial === undefined)
      assignment = scheduler.next(trials, trials.length, objectives);
    if (assignment?.type === "continue") trial = continued(trials[assignment.trial], assignment);
    if (trial === undefined) return trials;
    measured[trial.number] = frozenTrial(await measure(run, trial));
  }
}

function propose(
  { space, search, random }: MemorySearch,
  trials: readonly Trial[],
  budget: number,
): Trial | undefined {
  const number = trials.length;
  const { strategy, objectives } = search;
  const key = random.fork("trial", number);
  const proposal = strategy.propose({ space, trials, random: key, objectives });
  if (proposal === undefined) return undefined;
  const { architecture, notes = {} } = proposal;
  if (!space.contains(architecture)) throw proposalOutsideSpace(1, number, architecture);
  return { number, architecture, status: "running", budget, measurements: {}, notes };
}

function continued(
  trial: Trial | undefined,
  { trial: number, budget }: { trial: number; budget: number },
): Trial {
  if (trial?.status !== "completed") throw impossibleAssignment(1, number, budget, "it is not completed");
  if (budget <= trial.budget) throw impossibleAssignment(1, number, budget, `it has had ${trial.budget}`);
  return { ...trial, status: "running", budget, rungs: rungsOf(trial) };
}

async function measure({ search, random }: MemorySearch, trial: Trial): Promise<Trial> {
  const { number, architecture, budget, notes } = trial;
  let result: TrialResult;
  try {
    const candidate = { architecture, budget, random, step: 1, inherit: refuse };
    result = {
      status: "completed",
      measurements: plainMeasurements(await search.evaluator.measure(candidate)),
      seconds: 0,
    };
  } catch (error) {
    result = { status: "failed", measurements: {}, failure: describeFailure(error), seconds: 0 };
  }
  const { fields, apart } = recordOf(result, search);
  const { status, failure } = fields;
  if (failure !== undefined)
    return { number, architecture, notes, status, budget, measurements: {}, failure };
  const measurements =
    apart.measurements === undefined
      ? fields.measurements
      : { ...fields.measurements, ...apart.measurements };
  const violation = violationBy(measurements, search.constraints);
  const measured = { number, architecture, notes, status, budget, measurements };
  const complete = violation > 0 ? { ...measured, violation } : measured;
  return trial.rungs === undefined
    ? complete
    : { ...complete, rungs: [...trial.rungs, ...rungsOf(complete)] };
}

function refuse(): Promise<never> {
  return Promise.reject(nothingTrains());
}
