import { EspalierError } from "../espalier-error.ts";

/** @param one a score with its kind. @param other one of another kind. */
export function meanOfUnequalScores(name: string, one: string, other: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_UNEQUAL_SCORES",
    message: `The mean "${name}" has scores that cannot be averaged: ${one} and ${other}.`,
    culprit: "/scores",
    allowed: "scores of equal direction and unit",
    remedy: "Change the patterns of the mean in `scores` of the experiment.",
    exitCode: 2,
  });
}

export function meanNamedAsScore(name: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_MEAN_NAMED_AS_SCORE",
    message: `The mean "${name}" has the name of a score of the run.`,
    culprit: "/scores",
    remedy: "Rename the mean in `scores` of the experiment.",
    exitCode: 2,
  });
}
