import type { ArmResults } from "./arm-results.ts";
import { compareArms, kindOf, scoresOf, unknownScores } from "./compare-arms.ts";
import { describeContrast } from "./describe-contrast.ts";
import { incompleteMeans } from "./mean-results.ts";
import type { AblationPlan } from "./plan.ts";
import { equalRuns, unequalArms } from "./unequal-arms.ts";

/** The result of each tested contrast in a sentence. @param results with means. */
export function findingsOf(plan: AblationPlan, results: ArmResults): readonly string[] {
  const [decisive] = scoresOf(plan, results);
  const tested = compareArms(plan, results).filter(({ score }) => score === decisive);
  return tested.map((contrast) => describeContrast(contrast, kindOf(results, contrast.score), tested.length));
}

/** Limits of the comparison, in a sentence each. @param results with means. */
export function limitsOf(plan: AblationPlan, results: ArmResults): readonly string[] {
  return [
    ...unknownScores(plan, results),
    ...incompleteMeans(plan.means, results),
    ...unequalArms(plan, results),
    ...equalRuns(plan, results),
  ];
}
