import { armCourses } from "../../ablation/arm-courses.ts";
import { armMatrices } from "../../ablation/arm-matrices.ts";
import type { ArmResults } from "../../ablation/arm-results.ts";
import type { AblationPlan } from "../../ablation/plan.ts";
import { finiteOrNull } from "../../json/finite-or-null.ts";
import type { ArmMatrixView, CourseView } from "./sweep-page.ts";

/** Scores of all arms by growth step. @param results with means. */
export function courseViews(plan: AblationPlan, results: ArmResults): readonly CourseView[] {
  return armCourses(plan, results).map(({ points, ...rest }) => ({
    ...rest,
    points: points.map(({ step, mean, interval }) => ({ step, mean, interval: finiteInterval(interval) })),
  }));
}

/** Matrices of all arms. @param results with means. */
export function matrixViews(plan: AblationPlan, results: ArmResults): readonly ArmMatrixView[] {
  return armMatrices(plan, results).map(({ arm, score, runs, matrix, inDomain, backward, forward }) => ({
    ...{ arm, score, runs },
    matrix: {
      values: matrix.map((row) => row.map(finiteOrNull)),
      inDomain: finiteOrNull(inDomain),
      backward: finiteOrNull(backward),
      forward: finiteOrNull(forward),
      baselines: {},
    },
  }));
}

/** `null` for an interval that does not exist. */
export function finiteInterval(interval: readonly [number, number]): readonly [number, number] | null {
  return interval.every(Number.isFinite) ? interval : null;
}
