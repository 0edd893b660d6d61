import type { ArchitectureValues } from "../../architecture/architecture.ts";
import type { Objective } from "../../search/objective.ts";
import type { Trial } from "../../search/trial.ts";
import type { Event, EventOf } from "./events.ts";
import { constraintsIn, TrialHistory } from "./trial-history.ts";

/** The search of a growth step. */
export interface RecordedSearch {
  /** Growth step, from 1. */
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

/** A search, as far as the log has been read. */
interface Search {
  readonly history: TrialHistory;
  goal: Pick<RecordedSearch, "objectives" | "constraints" | "current" | "size">;
  winner?: number;
}

/** The searches of a run, folded from the events of its log. */
export class RecordedSearches {
  private readonly searches = new Map<number, Search>();

  add(event: Event): void {
    if (!("step" in event)) return;
    const search = this.searches.get(event.step) ?? newSearch(event.step);
    this.searches.set(event.step, search);
    search.history.add(event);
    if (event.type === "space-opened") search.goal = goalOf(event);
    if (event.type === "selected") search.winner = event.trial;
  }

  /** Searches that have trials, in order of growth steps. */
  get list(): readonly RecordedSearch[] {
    return [...this.searches]
      .map(([step, { history, goal, ...rest }]) => ({ step, trials: history.trials, ...goal, ...rest }))
      .filter(({ trials }) => trials.length > 0);
  }
}

function newSearch(step: number): Search {
  const goal = { objectives: [], constraints: [], current: {}, size: null };
  return { history: new TrialHistory(step), goal };
}

function goalOf(event: EventOf<"space-opened">): Search["goal"] {
  const { objectives = [], current, size } = event;
  return {
    objectives,
    current,
    size,
    constraints: constraintsIn(event).map(({ description }) => description),
  };
}
