import type { TrainableFamily } from "espalier";

/** Name of the whole model among the scored parts. */
export const WHOLE = "whole";

/** Scores of the parts and of the whole model. */
export type PartScores = Readonly<Record<string, number>>;

/** Names of the scored parts: the whole model, and its parts if there are several. */
export function scoredParts({ parts }: Pick<TrainableFamily, "parts">): readonly string[] {
  return parts.length === 1 ? [WHOLE] : [WHOLE, ...parts.map(({ name }) => name)];
}
