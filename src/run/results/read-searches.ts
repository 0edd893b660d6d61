import { join } from "node:path";
import type { ArchitectureValues } from "../../architecture/architecture.ts";
import type { Objective } from "../../search/objective.ts";
import type { Trial } from "../../search/trial.ts";
import { noRun } from "./errors.ts";
import { visitEventLog } from "../log/event-log.ts";
import { refuseLinks, RUN_FILES } from "../store/run-files.ts";
import { constraintsIn, TrialHistory } from "../log/trial-history.ts";

/** The search of a growth step. */
export interface RecordedSearch {
  readonly step: number;
  /** In order of proposal. */
  readonly trials: readonly Trial[];
  /** The main one first. */
  readonly objectives: readonly Objective[];
  /** Such as `latencySeconds <= 0.01`. */
  readonly constraints: readonly string[];
  /** The architecture that the step began with. */
  readonly current: ArchitectureValues;
  /** Candidates of the step; `null`: too many to count. */
  readonly size: number | null;
  /** Number of the chosen trial, once the search is over. */
  readonly winner?: number;
}

/**
 * The searches of a run. Events are passed over one after another, so that a log of millions of lines takes the memory of
 * its trials alone.
 * @throws EspalierError if there is no run in the folder, or its log is damaged.
 */
export function readSearches(path: string): readonly RecordedSearch[] {
  refuseLinks(path);
  const histories = new Map<number, TrialHistory>();
  const goals = new Map<number, Omit<RecordedSearch, "step" | "trials" | "winner">>();
  const winners = new Map<number, number>();
  const { wholeBytes } = visitEventLog(join(path, RUN_FILES.log), (event) => {
    if (!("step" in event)) return;
    const history = histories.get(event.step) ?? new TrialHistory(event.step);
    histories.set(event.step, history);
    history.add(event);
    if (event.type === "selected") winners.set(event.step, event.trial);
    if (event.type !== "space-opened") return;
    const { step, objectives = [], current, size } = event;
    const constraints = constraintsIn(event).map(({ description }) => description);
    goals.set(step, { objectives, constraints, current, size });
  });
  if (wholeBytes === 0) throw noRun(path);
  const none = { objectives: [], constraints: [], current: {}, size: null };
  return [...histories]
    .map(([step, { trials }]) => {
      const winner = winners.get(step);
      return { step, trials, ...(goals.get(step) ?? none), ...(winner !== undefined && { winner }) };
    })
    .filter(({ trials }) => trials.length > 0);
}
