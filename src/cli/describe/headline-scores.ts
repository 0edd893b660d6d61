import type { Score } from "../../evaluation/score.ts";

/** The scores over all steps, without those that are kept apart by growth step. */
export function headlineScores(scores: readonly Score[]): readonly Score[] {
  return scores.filter((score) => score.ofStep === undefined);
}
