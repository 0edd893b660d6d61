import type { Score } from "../evaluation/score.ts";
import type { Direction } from "../search/objective.ts";
import { eventsOfType } from "../run/log/history.ts";
import { readRun } from "../run/results/read-run.ts";
import { mean } from "../statistics/mean.ts";

/** A score of a finished run. */
export interface CellScore {
  readonly value: number;
  readonly direction: Direction;
  /** Omitted: a share. */
  readonly unit?: string;
}

/** Scores and size of a finished run. */
export interface CellResult {
  /** Scores after the last step by name. One that is kept by growth step is the mean over the steps' examples. */
  readonly scores: ReadonlyMap<string, CellScore>;
  /** Trainable parameters of the last model. */
  readonly parameters: number;
  /** Training examples that the chosen models have seen, repeated ones counted each time. */
  readonly examples: number;
  /** Time from the first event to the last one, without pauses between attempts. */
  readonly seconds: number;
}

/** Reads the result of a finished run. @throws EspalierError if the run is damaged. */
export function cellResult(path: string): CellResult {
  const { events, experiment } = readRun(path);
  const evaluation = eventsOfType(events, "evaluated").at(-1);
  const scores = evaluation?.scores ?? [];
  const names = [...new Set(scores.map(({ name }) => name))];
  const updates = eventsOfType(events, "trained").reduce((sum, { updates }) => sum + updates, 0);
  return {
    scores: new Map(names.map((name) => [name, scoreOf(scores.filter((score) => score.name === name))])),
    parameters: eventsOfType(events, "inherited").at(-1)?.parameters ?? 0,
    examples: updates * (experiment.training?.batchSize ?? 0),
    seconds: secondsOf(events.map(({ meta }) => Date.parse(meta.at))),
  };
}

/** @param scores all of one name, at least one. */
function scoreOf(scores: readonly Score[]): CellScore {
  const whole = scores.filter(({ ofStep }) => ofStep === undefined);
  const { direction = "maximize", unit } = scores[0]!;
  const value = mean((whole.length > 0 ? whole : scores).map((score) => score.value));
  return { value, direction, ...(unit !== undefined && { unit }) };
}

/** Longest time between two events of one attempt, in milliseconds: a longer one is a pause. */
const PAUSE = 3_600_000;

function secondsOf(times: readonly number[]): number {
  const gaps = times.slice(1).map((time, place) => time - times[place]!);
  return gaps.filter((gap) => gap < PAUSE).reduce((sum, gap) => sum + gap, 0) / 1000;
}
