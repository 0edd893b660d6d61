import type { TrainableFamily } from "espalier";

/** All of a model, which is scored besides its parts. */
export const WHOLE = "whole";

/** A score for each part, and for the whole. */
export type PartScores = Readonly<Record<string, number>>;

/** What of a model is scored: the whole, and its parts where there are several. */
export function scoredParts({ parts }: Pick<TrainableFamily, "parts">): readonly string[] {
  return parts.length === 1 ? [WHOLE] : [WHOLE, ...parts.map(({ name }) => name)];
}
