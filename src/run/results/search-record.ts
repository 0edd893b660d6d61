import { atLargestBudget } from "../../search/at-largest-budget.ts";
import type { Objective, Objectives } from "../../search/objective.ts";
import { ranked } from "../../search/ranked.ts";
import type { Trial } from "../../search/trial.ts";
import { stepNotSearched } from "./errors.ts";
import { recordedSearches } from "../log/history.ts";
import type { RecordedSearch } from "../log/recorded-searches.ts";
import type { RunRecord } from "./read-run.ts";

/**
 * The search of a growth step, by default of the last one that searched.
 * @throws EspalierError if the step did not search.
 */
export function searchOf({ events, path }: RunRecord, step?: number): RecordedSearch {
  const searches = recordedSearches(events);
  const found = step === undefined ? searches.at(-1) : searches.find((search) => search.step === step);
  if (found === undefined)
    throw stepNotSearched(
      path,
      searches.map((search) => search.step),
      step,
    );
  return found;
}

/**
 * The trial that won, then the others from best to worst: those that keep the constraints first, by the main objective
 * or, if there are several, by front and crowding distance; only those that trained furthest, whose figures can be
 * compared.
 */
export function bestFirst({ trials, objectives, winner }: RecordedSearch): readonly Trial[] {
  const order = hasOne(objectives) ? ranked(atLargestBudget(trials, objectives), objectives) : [];
  const chosen = trials.filter(({ number }) => number === winner);
  return [...chosen, ...order.filter(({ number }) => number !== winner)];
}

function hasOne(objectives: readonly Objective[]): objectives is Objectives {
  return objectives.length > 0;
}
