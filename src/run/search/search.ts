import type { SearchSpace } from "../../space/search-space.ts";
import type { Trial } from "../../search/trial.ts";
import type { StoredModel } from "../inheritance/inherit.ts";
import { TrialHistory } from "../log/trial-history.ts";
import type { Run } from "../run.ts";
import type { CheckpointReference } from "../store/checkpoint-store.ts";
import { importHistory } from "./import-history.ts";
import { nextTrial } from "./next-trial.ts";
import { openSearch } from "./open-search.ts";
import { recordOf } from "./record-trial.ts";
import { type MeasuredTrial, RunningTrials } from "./running-trials.ts";
import { trainShared } from "./train-shared.ts";

/** Options of a search. */
export interface SearchOptions {
  /** Whether the current architecture is the first trial. Default: true. */
  readonly triesCurrent?: boolean;
}

/**
 * Proposes and measures candidates until scheduler or strategy have enough. The log is the only state: each decision is
 * a function of the events before it. In deterministic order, results are recorded in the order in which trials were
 * started, so the log is the same however fast the workers are; in order of arrival, as they come.
 */
export async function search(
  run: Run,
  step: number,
  space: SearchSpace,
  current: StoredModel,
  { triesCurrent = true }: SearchOptions = {},
): Promise<readonly Trial[]> {
  const { journal, workers } = run;
  await openSearch(run, step, space, current.architecture);
  await importHistory(run, step, space);
  const shared = await trainShared(run, step, space, current);
  const history = new TrialHistory(step).read(journal.events);
  removeTrialFiles(run, step, [...history.kept.values()].flat());
  const runningTrials = new RunningTrials(run, step, current.checkpoint, shared, history);
  const first = triesCurrent ? current.architecture : undefined;
  for (;;) {
    const { running } = history.read(journal.events);
    runningTrials.start(running.slice(0, workers.count));
    const next = running.length < workers.count && nextTrial({ run, step, space, first }, history);
    if (next) journal.append(next.type, next.fields);
    else if (running.length > 0) recordResult(run, step, await runningTrials.next());
    else break;
  }
  removeTrialFiles(run, step);
  return history.trials;
}

/** Records a measured trial. Then deletes its files that the event does not name, and those that it continued from. */
function recordResult(run: Run, step: number, { trial, budget, previous, ...result }: MeasuredTrial): void {
  const { seconds, checkpoints: written = [] } = result;
  const { fields, apart } = recordOf(result, run.search);
  run.journal.append("trial-finished", { step, trial, budget, ...fields }, { seconds, ...apart });
  run.checkpoints.remove(without(filesOf([...previous, ...written]), fields.checkpoints));
}

/** Deletes the files of a growth step's trials, except the kept ones: no event names what a killed process wrote. */
function removeTrialFiles({ checkpoints }: Run, step: number, kept?: readonly CheckpointReference[]): void {
  checkpoints.remove(without(checkpoints.ofTrials(step), kept));
}

function without(files: readonly string[], kept: readonly CheckpointReference[] = []): string[] {
  const names = new Set(filesOf(kept));
  return files.filter((file) => !names.has(file));
}

function filesOf(references: readonly CheckpointReference[]): string[] {
  return references.map(({ file }) => file);
}
