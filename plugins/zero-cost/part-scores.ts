import type { TrainableFamily } from "espalier";

/** All of a model, which is scored besides its parts. */
export const WHOLE = "whole";

/** A score for each part, and for the whole. */
export type PartScores = Readonly<Record<string, number>>;

/** Names of the scored parts: the whole model, and its parts if there are several. */
export function scoredParts({ parts }: Pick<TrainableFamily, "parts">): readonly string[] {
  return parts.length === 1 ? [WHOLE] : [WHOLE, ...parts.map(({ name }) => name)];
}
