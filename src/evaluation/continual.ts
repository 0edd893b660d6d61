import { mean } from "../statistics/mean.ts";
import type { Score } from "./score.ts";

/** Means of the continual-learning matrix (TiC-CLIP, Garg et al., ICLR 2024). */
export interface ContinualMeans {
  /** On the data of each step after the last one: average accuracy (Lopez-Paz and Ranzato 2017, arXiv 1706.08840). */
  readonly average: number | undefined;
  /** On the data of the step that was just trained: the diagonal. */
  readonly inDomain: number;
  /** On the data of earlier steps; undefined if there is only one step. */
  readonly backward: number | undefined;
  /** On the data of later steps, not seen yet; undefined if those were not scored. */
  readonly forward: number | undefined;
}

/**
 * The matrix of a score: entry `[i][j]` after step `i + 1`, on the data of step `j + 1`.
 * @param evaluations the scores after each step.
 */
export function continualMatrix(
  evaluations: readonly (readonly Score[])[],
  name: string,
): (number | undefined)[][] {
  return evaluations.map((scores) =>
    evaluations.map((_, of) => scores.find((score) => score.name === name && score.ofStep === of + 1)?.value),
  );
}

/** Means over the matrix's diagonal, the entries below and those above it. */
export function continualMeans(matrix: readonly (readonly (number | undefined)[])[]): ContinualMeans {
  const meanWhere = (isIn: (after: number, of: number) => boolean) => {
    const values = matrix.flatMap((row, after) => row.filter((_, of) => isIn(after, of)));
    const scored = values.filter((value) => value !== undefined);
    return scored.length === 0 ? undefined : mean(scored);
  };
  return {
    average: meanWhere((after) => after === matrix.length - 1),
    inDomain: meanWhere((after, of) => after === of) ?? Number.NaN,
    backward: meanWhere((after, of) => after > of),
    forward: meanWhere((after, of) => after < of),
  };
}
