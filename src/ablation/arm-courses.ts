import { mean } from "../statistics/mean.ts";
import { meanInterval } from "../statistics/student.ts";
import type { ArmResults } from "./arm-results.ts";
import { scoresOf } from "./compare-arms.ts";
import type { AblationPlan } from "./plan.ts";

/** An arm's score after a growth step. */
export interface CoursePoint {
  /** From 1. */
  readonly step: number;
  /** Over the runs that have the score. */
  readonly mean: number;
  /** 95 % t interval of the mean; NaN for a single run. */
  readonly interval: readonly [number, number];
  readonly runs: number;
}

/** The course of an arm's score over the growth steps. */
export interface ArmCourse {
  readonly arm: string;
  readonly score: string;
  readonly points: readonly CoursePoint[];
}

/** The courses of all compared scores, by score and arm. @param results with means. */
export function armCourses(
  plan: Pick<AblationPlan, "arms" | "scores">,
  results: ArmResults,
): readonly ArmCourse[] {
  return scoresOf(plan, results).flatMap((score) =>
    plan.arms.map(({ name: arm }) => {
      const courses = [...(results.get(arm)?.values() ?? [])].map(({ scoresByStep }) => scoresByStep);
      const steps = Math.max(0, ...courses.map(({ length }) => length));
      const points = Array.from({ length: steps }, (_, place) => {
        const values = courses.flatMap((course) => course[place]?.get(score)?.value ?? []);
        if (values.length === 0) return [];
        return [{ step: place + 1, mean: mean(values), interval: meanInterval(values), runs: values.length }];
      }).flat();
      return { arm, score, points };
    }),
  );
}
