import type { RecordedSearch } from "../run/log/recorded-searches.ts";
import { atLargestBudget } from "../search/at-largest-budget.ts";
import { toMinimise } from "../search/objective.ts";

/** Figures of an objective in the search of a growth step. */
export interface SearchedFigures {
  /** Growth step, from 1. */
  readonly step: number;
  readonly measurement: string;
  /** By the architecture's hash, negated if larger ones are better. Only trials that trained furthest. */
  readonly figures: ReadonlyMap<string, number>;
}

/** The figures of a run's searches by growth step and objective, the main one first. */
export function searchedFigures(searches: readonly RecordedSearch[]): readonly SearchedFigures[] {
  return searches.flatMap(({ step, trials, objectives }) => {
    const measured = atLargestBudget(trials, objectives);
    return objectives.map((objective) => ({
      step,
      measurement: objective.measurement,
      figures: new Map(measured.map((trial) => [trial.architecture.hash, toMinimise(trial, objective)])),
    }));
  });
}
