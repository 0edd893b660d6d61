import type { Event } from "../../run/log/events.ts";
import { eventsOfType } from "../../run/log/history.ts";
import type { RecordedSearch } from "../../run/log/recorded-searches.ts";
import type { Trial } from "../../search/trial.ts";
import type { ArchitectureTable } from "./architecture-table.ts";
import type { TrialView } from "./view.ts";

/** The trials of all searches, in order of step and number. */
export function trialViews(
  events: readonly Event[],
  searches: readonly RecordedSearch[],
  architectures: ArchitectureTable,
): readonly TrialView[] {
  const seconds = secondsByTrial(events);
  return searches.flatMap(({ step, trials }) =>
    trials.map((trial) => ({
      ...{ step, trial: trial.number, status: trial.status, budget: trial.budget },
      architecture: architectures.placeOf(trial.architecture.values),
      measurements: trial.measurements,
      notes: trial.notes,
      parent: parentOf(trial),
      isImported: trial.notes["origin"] === "imported",
      isViolating: trial.violation !== undefined,
      failure: trial.failure ?? null,
      seconds: seconds.get(`${step} ${trial.number}`) ?? null,
    })),
  );
}

/** A strategy notes the number of the trial that it changed as `parent`. */
function parentOf({ number, notes: { parent } }: Trial): number | null {
  return typeof parent === "number" && Number.isInteger(parent) && parent >= 0 && parent < number
    ? parent
    : null;
}

/** Time of each trial's measurements by step and number; a trial may be measured at several budgets. */
function secondsByTrial(events: readonly Event[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { step, trial, meta } of eventsOfType(events, "trial-finished")) {
    const key = `${step} ${trial}`;
    if (meta.seconds !== undefined) sums.set(key, (sums.get(key) ?? 0) + meta.seconds);
  }
  return sums;
}
