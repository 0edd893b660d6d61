import type { DownstreamTask } from "../../evaluation/downstream-task.ts";
import { matchingNames, unequalScores } from "../../evaluation/mean-scores.ts";
import type { ScoreKind } from "../../evaluation/score.ts";
import { pointerOf } from "../../json/pointer.ts";
import type { Problem } from "../../json/problem.ts";
import { nearestName } from "../../nearest-name.ts";
import { isSound, type ResolvedExperiment } from "../reading/resolved-experiment.ts";

/** A task as far as its scores are concerned; `undefined` if it could not be built. */
type ScoringTask = Pick<DownstreamTask, "scores"> | undefined;

/** All scores that a run may have; `undefined` if a task does not announce its own. */
export function announcedScores(tasks: readonly ScoringTask[]): readonly ScoreKind[] | undefined {
  const all = tasks.map((task) => task?.scores);
  return all.includes(undefined) ? undefined : all.flatMap((scores) => scores!);
}

/** Means over tasks that have no scores, or scores of different kinds. Without announced scores there are no problems. */
export function scoresProblems(resolved: ResolvedExperiment, tasks: readonly ScoringTask[]): Problem[] {
  const { scores: means } = resolved.experiment;
  if (means === undefined || !isSound(resolved, "/scores")) return [];
  const known = announcedScores(tasks);
  if (known === undefined) return [];
  const names = [...new Set(known.map(({ name }) => name))];
  return Object.entries(means).flatMap(([name, patterns]) => {
    const pointer = pointerOf(["scores", name]);
    if (names.includes(name)) return [{ pointer, message: `A task has a score of the name "${name}".` }];
    const unmatched = patterns.flatMap((pattern, index) =>
      matchingNames([pattern], names).length > 0 ? [] : [unmatchedPattern(name, index, pattern, names)],
    );
    const matching = new Set(matchingNames(patterns, names));
    return [
      ...unmatched,
      ...kindProblems(
        pointer,
        known.filter((kind) => matching.has(kind.name)),
      ),
    ];
  });
}

function unmatchedPattern(mean: string, index: number, pattern: string, names: readonly string[]): Problem {
  const nearest = nearestName(pattern, names);
  return {
    pointer: pointerOf(["scores", mean, index]),
    message: `No score of the experiment's tasks matches "${pattern}".`,
    allowed: names.join(", ") || "no scores: /evaluation has no tasks",
    ...(nearest !== undefined && { nearest }),
  };
}

function kindProblems(pointer: string, scores: readonly ScoreKind[]): Problem[] {
  const unequal = unequalScores(scores);
  if (unequal === undefined) return [];
  return [
    {
      pointer,
      message: `The mean has scores that cannot be averaged: ${unequal.join(" and ")}.`,
      allowed: "scores of equal direction and unit",
    },
  ];
}
