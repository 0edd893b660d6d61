import { join } from "node:path";
import type { Objective } from "../search/objective.ts";
import type { Trial } from "../search/trial.ts";
import { noRun } from "./errors.ts";
import { visitEventLog } from "./event-log.ts";
import { refuseLinks, RUN_FILES } from "./run-files.ts";
import { constraintsIn, TrialHistory } from "./trial-history.ts";

/** The search of a growth step. */
export interface RecordedSearch {
  readonly step: number;
  /** In order of proposal. */
  readonly trials: readonly Trial[];
  /** The main one first. */
  readonly objectives: readonly Objective[];
  /** Such as `latencySeconds <= 0.01`. */
  readonly constraints: readonly string[];
}

/**
 * The searches of a run. Events are passed over one after another, so that a log of millions of lines takes the memory of
 * its trials alone.
 * @throws EspalierError if there is no run in the folder, or its log is damaged.
 */
export function readSearches(path: string): readonly RecordedSearch[] {
  refuseLinks(path);
  const searches = new Map<number, { history: TrialHistory } & Omit<RecordedSearch, "step" | "trials">>();
  const { wholeBytes } = visitEventLog(join(path, RUN_FILES.log), (event) => {
    if (event.type === "space-opened") {
      const constraints = constraintsIn(event).map(({ description }) => description);
      const history = new TrialHistory(event.step);
      searches.set(event.step, { history, objectives: event.objectives ?? [], constraints });
    }
    if ("step" in event) searches.get(event.step)?.history.add(event);
  });
  if (wholeBytes === 0) throw noRun(path);
  return [...searches]
    .map(([step, { history, ...search }]) => ({ step, trials: history.trials, ...search }))
    .filter(({ trials }) => trials.length > 0);
}
