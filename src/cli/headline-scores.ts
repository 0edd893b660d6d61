import type { Score } from "../evaluation/score.ts";

/** The scores that sum a step up: those over all its tasks, not the ones kept apart by step. */
export function headlineScores(scores: readonly Score[], step: number): readonly Score[] {
  const apart = scores.filter((score) => score.ofStep === undefined);
  return apart.length > 0 ? apart : scores.filter((score) => score.ofStep === step);
}
