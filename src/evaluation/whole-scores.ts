import { baselinesOf } from "./baselines-of.ts";
import type { Direction } from "../search/objective.ts";
import type { Score } from "./score.ts";

/** A score over all examples, with its baselines. */
export interface WholeScore {
  readonly value: number;
  readonly direction: Direction;
  /** Omitted: a share. */
  readonly unit?: string;
  readonly baselines: Readonly<Record<string, number>>;
}

/** Scores by name. One that is kept by growth step alone is the mean over the steps' examples. */
export function wholeScores(scores: readonly Score[]): ReadonlyMap<string, WholeScore> {
  const names = [...new Set(scores.map(({ name }) => name))];
  return new Map(names.map((name) => [name, wholeScore(scores.filter((score) => score.name === name))]));
}

/** @param scores all of one name, at least one. */
function wholeScore(scores: readonly Score[]): WholeScore {
  const overall = scores.filter(({ ofStep }) => ofStep === undefined);
  const counted = overall.length > 0 ? overall : scores;
  const { direction = "maximize", unit } = scores[0]!;
  const baselines = baselinesOf(counted);
  return {
    value: weightedMean(counted, ({ value }) => value),
    direction,
    ...(unit !== undefined && { unit }),
    baselines: Object.fromEntries(
      baselines.map((name) => [
        name,
        weightedMean(
          counted.filter((score) => name in score.baselines),
          (score) => score.baselines[name]!,
        ),
      ]),
    ),
  };
}

/** The mean over all items that the scores are measured on. */
function weightedMean(scores: readonly Score[], valueOf: (score: Score) => number): number {
  const count = scores.reduce((sum, score) => sum + score.count, 0);
  return scores.reduce((sum, score) => sum + valueOf(score) * score.count, 0) / count;
}
