import type { ArchitectureValues } from "../architecture/architecture.ts";
import type { Event } from "../run/log/events.ts";
import { eventsOfType, recordedSearches } from "../run/log/history.ts";
import { constraintsIn } from "../run/log/trial-history.ts";
import { bestOf } from "../search/best-of.ts";
import { atLargestBudget } from "../search/at-largest-budget.ts";
import type { Objective } from "../search/objective.ts";
import type { Measurements, Trial } from "../search/trial.ts";

/** Results of the search of a growth step. */
export interface SearchResults {
  /** Objectives, the main one first, with the best value so far; empty if an older log lacks them. */
  readonly objectives: readonly ObjectiveResult[];
  /** Constraints on measurements, such as `latencySeconds <= 0.01`. */
  readonly constraints: readonly string[];
  /** Number of architectures in the step's space; `null` if there are too many to count. */
  readonly candidates: number | null;
  /** Number of trials by status. Imported ones were measured by an earlier search. */
  readonly trials: Readonly<Record<"imported" | "completed" | "failed" | "running", number>>;
  /** The best trial by the main objective among those with the smallest violation. */
  readonly best: TrialResult | null;
  /** The winner, once the search is over. */
  readonly chosen: (TrialResult & { readonly reason: string }) | null;
  readonly failures: readonly { readonly trial: number; readonly failure: string }[];
}

/** An objective and its best value. */
export interface ObjectiveResult extends Objective {
  readonly best: { readonly trial: number; readonly value: number } | null;
}

/** A trial's measurements. */
export interface TrialResult {
  readonly trial: number;
  readonly architecture: ArchitectureValues;
  /** Share of the full budget. */
  readonly budget: number;
  readonly measurements: Measurements;
  /** Total violation of the constraints: absent if it keeps them, `null` if a bounded measurement is missing. */
  readonly violation?: number | null;
}

/** The results of all searches of a run, by growth step. */
export function searchResults(events: readonly Event[]): ReadonlyMap<number, SearchResults> {
  const histories = new Map(recordedSearches(events).map(({ step, trials }) => [step, trials]));
  const choices = new Map(eventsOfType(events, "selected").map((event) => [event.step, event]));
  return new Map(
    eventsOfType(events, "space-opened").map((opened) => {
      const { step, size } = opened;
      const trials = histories.get(step) ?? [];
      const objectives = (opened.objectives ?? []).map((objective) => withBest(objective, trials));
      const choice = choices.get(step);
      const chosen = choice && trials[choice.trial];
      const best = trials[objectives[0]?.best?.trial ?? -1];
      return [
        step,
        {
          objectives,
          constraints: constraintsIn(opened).map(({ description }) => description),
          candidates: size,
          trials: countsOf(trials),
          best: best === undefined ? null : resultOf(best),
          chosen: chosen === undefined ? null : { ...resultOf(chosen), reason: choice!.reason },
          failures: trials.flatMap(({ number, failure }) =>
            failure === undefined ? [] : [{ trial: number, failure }],
          ),
        },
      ] as const;
    }),
  );
}

/** Adds the best value among trials of equal budget, since only their measurements are comparable. */
function withBest(objective: Objective, trials: readonly Trial[]): ObjectiveResult {
  const best = bestOf(atLargestBudget(trials, [objective]), objective);
  const value = best?.measurements[objective.measurement];
  return {
    ...objective,
    best: best === undefined || value === undefined ? null : { trial: best.number, value },
  };
}

function countsOf(trials: readonly Trial[]): SearchResults["trials"] {
  const counts = { imported: 0, completed: 0, failed: 0, running: 0 };
  for (const { status, notes } of trials) counts[notes["origin"] === "imported" ? "imported" : status]++;
  return counts;
}

function resultOf({ number, architecture, budget, measurements, violation }: Trial): TrialResult {
  return {
    trial: number,
    architecture: architecture.values,
    budget,
    measurements,
    // JSON has no Infinity.
    ...(violation !== undefined && { violation: Number.isFinite(violation) ? violation : null }),
  };
}
