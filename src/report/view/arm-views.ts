import { armCourses } from "../../ablation/arm-courses.ts";
import { armMatrices } from "../../ablation/arm-matrices.ts";
import type { ArmResults } from "../../ablation/arm-results.ts";
import type { AblationPlan } from "../../ablation/plan.ts";
import { rankAgreements } from "../../ablation/rank-agreement.ts";
import { finiteOrNull } from "../../json/finite-or-null.ts";
import { mean } from "../../statistics/mean.ts";
import { meanInterval } from "../../statistics/student.ts";
import type { AgreementView, ArmMatrixView, CourseView } from "./sweep-page.ts";

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

/** Agreement of all arms' searches with the baseline's. */
export function agreementViews(plan: AblationPlan, results: ArmResults): readonly AgreementView[] {
  return rankAgreements(plan, results).map(({ arm, taus, ...rest }) => {
    const isBaseline = arm === plan.baseline;
    return {
      ...rest,
      arm: isBaseline ? `${arm}, other seeds` : arm,
      seeds: isBaseline ? null : taus.length,
      tau: mean(taus),
      interval: isBaseline ? null : finiteInterval(meanInterval(taus)),
    };
  });
}

/** `null` for an interval that does not exist. */
export function finiteInterval(interval: readonly [number, number]): readonly [number, number] | null {
  return interval.every(Number.isFinite) ? interval : null;
}
