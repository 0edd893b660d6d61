import type { Score } from "../evaluation/score.ts";
import type { Direction } from "../search/objective.ts";
import type { Event } from "../run/log/events.ts";
import { sumOfCompute } from "../training/compute.ts";
import { eventsOfType, searchCompute } from "../run/log/history.ts";
import { readRun } from "../run/results/read-run.ts";

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
  /** Floating point operations of searches and trainings; omitted if the log lacks them or the family's formula. */
  readonly flops?: number;
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
  const flops = flopsOf(events);
  return {
    scores: new Map(names.map((name) => [name, scoreOf(scores.filter((score) => score.name === name))])),
    parameters: eventsOfType(events, "inherited").at(-1)?.parameters ?? 0,
    examples: updates * (experiment.training?.batchSize ?? 0),
    ...(flops !== undefined && { flops }),
    seconds: secondsOf(events),
  };
}

function flopsOf(events: readonly Event[]): number | undefined {
  const trainings = eventsOfType(events, "trained");
  if (!trainings.every(({ compute }) => (compute?.flops ?? 0) > 0)) return undefined;
  const all = [
    ...trainings.map(({ compute }) => compute!),
    ...trainings.map(({ step }) => searchCompute(events, step)),
  ];
  return trainings.length === 0 ? undefined : sumOfCompute(all).flops;
}

/** @param scores all of one name, at least one. */
function scoreOf(scores: readonly Score[]): CellScore {
  const whole = scores.filter(({ ofStep }) => ofStep === undefined);
  const { direction = "maximize", unit } = scores[0]!;
  const value = weightedMean(whole.length > 0 ? whole : scores);
  return { value, direction, ...(unit !== undefined && { unit }) };
}

/** The mean over all items that the scores are measured on. */
function weightedMean(scores: readonly Score[]): number {
  const count = scores.reduce((sum, score) => sum + score.count, 0);
  return scores.reduce((sum, score) => sum + score.value * score.count, 0) / count;
}

/** Time between events in seconds, without pauses between the processes that worked on the run. */
function secondsOf(events: readonly Event[]): number {
  let sum = 0;
  events.forEach(({ type, meta }, place) => {
    const before = events[place - 1];
    if (before !== undefined && type !== "run-resumed")
      sum += Date.parse(meta.at) - Date.parse(before.meta.at);
  });
  return sum / 1000;
}
