import type { Architecture } from "../../architecture/architecture.ts";
import type { Trial } from "../../search/trial.ts";
import type { Assignment } from "../../search/trial-scheduler.ts";
import type { SearchSpace } from "../../space/search-space.ts";
import { impossibleAssignment, proposalOutsideSpace } from "./errors.ts";
import type { CheckpointReference } from "../store/checkpoint-store.ts";
import { importHistory } from "./import-history.ts";
import type { StoredModel } from "../inheritance/inherit.ts";
import { RunningTrials, searchPrefix } from "./running-trials.ts";
import { prepareSearch } from "./train-shared.ts";
import { recordOf } from "./record-trial.ts";
import type { Run } from "../run.ts";
import { TrialHistory } from "../log/trial-history.ts";

/** The search of a growth step: among what, from where, and what it has come to. */
interface Search {
  readonly run: Run;
  readonly step: number;
  readonly space: SearchSpace;
  readonly current: StoredModel;
  /** The checkpoint of the evaluator's shared training. */
  readonly shared: CheckpointReference | undefined;
  readonly history: TrialHistory;
}

/**
 * Proposes and measures candidates until scheduler or strategy have enough. Staying as it is is the first. Whoever is
 * asked sees the log: in deterministic order results are recorded in the order in which trials were started, so that
 * the log is the same however fast the workers are; in order of arrival, as they come.
 */
export async function search(
  run: Run,
  step: number,
  space: SearchSpace,
  current: StoredModel,
): Promise<readonly Trial[]> {
  await importHistory(run, step, space);
  const shared = await prepareSearch(run, step, space, current);
  const history = new TrialHistory(step);
  const unsubscribe = run.journal.subscribe((event) => history.add(event), true);
  try {
    await measureAll({ run, step, space, current, shared, history });
  } finally {
    unsubscribe();
  }
  return history.trials;
}

async function measureAll(search: Search): Promise<void> {
  const { run, step, current, shared, history } = search;
  const { journal, workers, checkpoints } = run;
  const runningTrials = new RunningTrials(run, step, current, shared, history);
  removeLeftovers(run, step, filesOf([...history.kept.values()].flat()));
  for (;;) {
    const { running } = history;
    runningTrials.start(running.slice(0, workers.count));
    if (running.length < workers.count && (await assign(search))) continue;
    if (running.length === 0) break;
    const { trial, budget, seconds, previous, ...result } = await runningTrials.next();
    const { fields, apart } = recordOf({ ...result, seconds }, run.search);
    journal.append("trial-finished", { step, trial, budget, ...fields }, { seconds, ...apart });
    const kept = filesOf(fields.checkpoints ?? []);
    const written = filesOf([...previous, ...(result.checkpoints ?? [])]);
    checkpoints.remove([...written].filter((file) => !kept.has(file)));
  }
  removeLeftovers(run, step, new Set());
}

/** Deletes what the trials of a search have written, some files aside: no event names what a process died over. */
function removeLeftovers({ checkpoints }: Run, step: number, kept: ReadonlySet<string>): void {
  checkpoints.remove(checkpoints.from(searchPrefix(step)).filter((file) => !kept.has(file)));
}

function filesOf(references: readonly CheckpointReference[]): ReadonlySet<string> {
  return new Set(references.map(({ file }) => file));
}

/** Records the next trial to be measured. @returns whether there is one. */
async function assign(search: Search): Promise<boolean> {
  const { scheduler, objectives, trials: count } = search.run.search;
  // How far trials may train is a matter of this search's budget, and an imported one has nothing to go on from.
  const { own } = search.history;
  let assignment = scheduler.next(own, count, objectives);
  if (assignment?.type === "start") {
    if (await propose(search, assignment.budget)) return true;
    if (own.some(({ status }) => status === "running")) return false;
    assignment = scheduler.next(own, own.length, objectives);
  }
  if (assignment?.type !== "continue") return false;
  continueTrial(search, assignment);
  return true;
}

function continueTrial(
  { run, step, history }: Search,
  { trial: ownNumber, budget }: Extract<Assignment, { readonly type: "continue" }>,
): void {
  const number = history.imported + ownNumber;
  const trial = history.trials[number];
  const problem =
    trial?.status !== "completed"
      ? `it ${trial === undefined ? "was never proposed" : trial.status === "failed" ? "has failed" : "is running"}`
      : budget <= trial.budget
        ? `it has had ${trial.budget}`
        : undefined;
  if (problem !== undefined) throw impossibleAssignment(step, number, budget, problem);
  run.journal.append("trial-continued", { step, trial: number, budget });
}

/** Whether staying as it is is still to be measured. */
function mayStay(
  { search: { history } }: Run,
  { trials }: TrialHistory,
  space: SearchSpace,
  current: Architecture,
): boolean {
  const isKnown =
    history?.winner === "any" && trials.some(({ architecture }) => architecture.equals(current));
  return space.contains(current) && !isKnown;
}

/** Records a new candidate. @returns whether there is one. */
async function propose({ run, step, space, current, history }: Search, budget: number): Promise<boolean> {
  const { trials } = history;
  const number = trials.length;
  const proposal =
    number === history.imported && mayStay(run, history, space, current.architecture)
      ? { architecture: current.architecture, notes: { origin: "stay" } }
      : run.search.strategy.propose(
          Object.freeze({
            space,
            trials,
            random: run.random.fork("step", step, "trial", number),
            objectives: run.search.objectives,
          }),
        );
  if (proposal === undefined) return false;
  if (!space.contains(proposal.architecture)) throw proposalOutsideSpace(step, number, proposal.architecture);
  await run.journal.once("trial-proposed", { step, trial: number }, async () => ({
    architecture: proposal.architecture.toJSON(),
    budget,
    observedTrials: trials.length - history.running.length,
    notes: { ...proposal.notes },
  }));
  return true;
}
