import { continualMatrix } from "../evaluation/continual.ts";
import type { Score } from "../evaluation/score.ts";
import { type WholeScore, wholeScores } from "../evaluation/whole-scores.ts";
import type { Event } from "../run/log/events.ts";
import { sumOfCompute } from "../training/compute.ts";
import { computeBeforeTraining, eventsOfType, recordedSearches } from "../run/log/history.ts";
import { workedSeconds } from "../run/log/worked-seconds.ts";
import { readRun, type RunRecord } from "../run/results/read-run.ts";
import { scoresWithoutTasks } from "./scores-without-tasks.ts";
import { type SearchedFigures, searchedFigures } from "./searched-figures.ts";
import type { Environment } from "../run/store/environment.ts";

/** A score of a finished run. */
export type CellScore = WholeScore;

/** Scores and size of a finished run. */
export interface CellResult {
  /** The run folder. */
  readonly run: string;
  /**
   * Scores after the last step by name. One that is kept by growth step is the mean over the steps' examples. Without
   * tasks: the search-validation loss, and the chosen trial's objectives in the last search.
   */
  readonly scores: ReadonlyMap<string, CellScore>;
  /** The same after each growth step. */
  readonly scoresByStep: readonly ReadonlyMap<string, CellScore>[];
  /** Matrices of the scores that are kept by growth step: `[i][j]` after step `i + 1` on the data of step `j + 1`. */
  readonly matrices: ReadonlyMap<string, ContinualMatrix>;
  /** Figures of the searches by growth step and objective, the main one of a step first. */
  readonly searches: readonly SearchedFigures[];
  /** Trainable parameters of the last model. */
  readonly parameters: number;
  /** Training examples that the chosen models have seen, repeated ones counted each time. */
  readonly examples: number;
  /** Floating point operations of searches and trainings; omitted if the log lacks them or the family's formula. */
  readonly flops?: number;
  /** Time from the first event to the last one, without pauses between attempts. */
  readonly seconds: number;
  /** Time of the last event, in ISO 8601. */
  readonly finished: string;
  /** Environments that the run was worked on in. */
  readonly environments: readonly Environment[];
}

export type ContinualMatrix = readonly (readonly (number | undefined)[])[];

/** Reads the result of a finished run. @throws EspalierError if the run is damaged. */
export function cellResult(path: string): CellResult {
  return resultOf(readRun(path));
}

/** The result of a run so far. */
export function resultOf({ path, events, experiment, environments }: RunRecord): CellResult {
  const evaluations = eventsOfType(events, "evaluated").map(({ scores }) => scores);
  const searches = recordedSearches(events);
  const isScored = evaluations.some(({ length }) => length > 0);
  const scoresByStep = isScored ? evaluations.map(wholeScores) : scoresWithoutTasks(events, searches);
  const updates = eventsOfType(events, "trained").reduce((sum, { updates }) => sum + updates, 0);
  const flops = flopsOf(events);
  return {
    run: path,
    scores: scoresByStep.at(-1) ?? new Map(),
    scoresByStep,
    matrices: matricesOf(evaluations),
    searches: searchedFigures(searches),
    parameters: eventsOfType(events, "inherited").at(-1)?.parameters ?? 0,
    examples: updates * (experiment.training?.batchSize ?? 0),
    ...(flops !== undefined && { flops }),
    seconds: workedSeconds(events),
    finished: events.at(-1)?.meta.at ?? "",
    environments,
  };
}

function flopsOf(events: readonly Event[]): number | undefined {
  const trainings = eventsOfType(events, "trained");
  if (!trainings.every(({ compute }) => (compute?.flops ?? 0) > 0)) return undefined;
  const all = [
    ...trainings.map(({ compute }) => compute!),
    ...trainings.map(({ step }) => computeBeforeTraining(events, step)),
  ];
  return trainings.length === 0 ? undefined : sumOfCompute(all).flops;
}

function matricesOf(evaluations: readonly (readonly Score[])[]): ReadonlyMap<string, ContinualMatrix> {
  const kept = evaluations.flat().filter(({ ofStep }) => ofStep !== undefined);
  const names = [...new Set(kept.map(({ name }) => name))];
  return new Map(names.map((name) => [name, continualMatrix(evaluations, name)]));
}
