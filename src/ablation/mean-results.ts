import { matchingNames, type MeanPatterns, meanScores } from "../evaluation/mean-scores.ts";
import type { CellResult } from "./cell-result.ts";
import { type ArmResults, runsOf } from "./arm-results.ts";

/** Names of the scores of each mean over tasks: all that any of the runs has. */
export function tasksOfMeans(
  means: MeanPatterns,
  results: readonly CellResult[],
): ReadonlyMap<string, readonly string[]> {
  const names = [...new Set(results.flatMap(({ scores }) => [...scores.keys()]))];
  return new Map(Object.entries(means).map(([mean, patterns]) => [mean, matchingNames(patterns, names)]));
}

/**
 * Adds means over tasks to the scores of runs. A run that lacks a score of a mean has no such mean, since it could not be
 * compared with those of other runs.
 * @throws EspalierError if the scores of a mean cannot be averaged.
 */
export function withMeans(means: MeanPatterns, results: ArmResults): ArmResults {
  const tasks = tasksOfMeans(means, runsOf(results));
  const extended = (scores: CellResult["scores"]): CellResult["scores"] => {
    const whole = [...meanScores(means, scores)].filter(
      ([name, { of }]) => of.length === tasks.get(name)!.length,
    );
    return new Map([...scores, ...whole]);
  };
  const added = (result: CellResult): CellResult => ({
    ...result,
    scores: extended(result.scores),
    scoresByStep: result.scoresByStep.map(extended),
  });
  return new Map(
    [...results].map(([arm, seeds]) => [
      arm,
      new Map([...seeds].map(([seed, result]) => [seed, added(result)])),
    ]),
  );
}

/** Means that some finished runs lack, in a sentence each. @param results with means. */
export function incompleteMeans(means: MeanPatterns, results: ArmResults): readonly string[] {
  const runs = runsOf(results);
  const tasks = tasksOfMeans(means, runs);
  return Object.keys(means).flatMap((name) => {
    const lacking = runs.filter(({ scores }) => !scores.has(name)).length;
    if (lacking === 0) return [];
    const what = tasks.get(name)!.length === 0 ? "no score matches its patterns" : "they lack a score of it";
    return [`${lacking} of ${runs.length} runs have no mean "${name}": ${what}.`];
  });
}
