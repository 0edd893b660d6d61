import { type ContinualMeans, continualMeans } from "../evaluation/continual.ts";
import { mean } from "../statistics/mean.ts";
import type { ArmResults } from "./arm-results.ts";
import type { ContinualMatrix } from "./cell-result.ts";
import { scoresOf } from "./compare-arms.ts";
import type { AblationPlan } from "./plan.ts";

/** Matrix of a score that is kept by growth step: the mean over an arm's runs, and its means. */
export interface ArmMatrix extends ContinualMeans {
  readonly arm: string;
  readonly score: string;
  /** Number of runs. */
  readonly runs: number;
  /** `[i][j]` after step `i + 1` on the data of step `j + 1`; undefined if that was not scored. */
  readonly matrix: ContinualMatrix;
}

/** The matrices of all compared scores, by score and arm. */
export function armMatrices(
  plan: Pick<AblationPlan, "arms" | "scores">,
  results: ArmResults,
): readonly ArmMatrix[] {
  return scoresOf(plan, results).flatMap((score) =>
    plan.arms.flatMap(({ name: arm }) => {
      const matrices = [...(results.get(arm)?.values() ?? [])].flatMap((run) =>
        [run.matrices.get(score)].filter((matrix) => matrix !== undefined),
      );
      if (matrices.length === 0) return [];
      const matrix = meanMatrix(matrices);
      return [{ arm, score, runs: matrices.length, matrix, ...continualMeans(matrix) }];
    }),
  );
}

/** The mean of each entry over the matrices that have it. */
function meanMatrix(matrices: readonly ContinualMatrix[]): ContinualMatrix {
  const steps = Math.max(...matrices.map(({ length }) => length));
  const places = Array.from({ length: steps }, (_, place) => place);
  return places.map((after) =>
    places.map((of) => {
      const values = matrices.flatMap((matrix) => matrix[after]?.[of] ?? []);
      return values.length === 0 ? undefined : mean(values);
    }),
  );
}
