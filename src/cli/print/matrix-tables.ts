import { armMatrices } from "../../ablation/arm-matrices.ts";
import type { ArmResults } from "../../ablation/arm-results.ts";
import { kindOf } from "../../ablation/compare-arms.ts";
import type { AblationPlan } from "../../ablation/plan.ts";
import { showScoreName, showValue } from "../describe/show-score.ts";
import type { AblationTable } from "./ablation-tables.ts";
import { MATRICES } from "./score-details.ts";

/** Scores that are kept by growth step, as means over the seeds of an arm: their means over steps, then the matrices. */
export function matrixTables(plan: AblationPlan, results: ArmResults): readonly AblationTable[] {
  const matrices = armMatrices(plan, results);
  if (matrices.length === 0) return [];
  const scores = [...new Set(matrices.map(({ score }) => score))];
  const overview = {
    title: "Scores by step, means over the seeds",
    headings: ["score", "arm", "average", "in-domain", "backward", "forward"],
    rows: matrices.map(({ score, arm, average, inDomain, backward, forward }) => [
      ...[showScoreName({ name: score, ...kindOf(results, score) }), arm],
      ...[average, inDomain, backward, forward].map((value) => showValue(kindOf(results, score), value)),
    ]),
    keys: 2,
  };
  if (scores.length > MATRICES) return [overview];
  return [
    overview,
    ...scores.map((score): AblationTable => {
      const own = matrices.filter((one) => one.score === score);
      const steps = Math.max(...own.map(({ matrix }) => matrix.length));
      return {
        title: showScoreName({ name: score, ...kindOf(results, score) }),
        headings: ["arm", "after step", ...Array.from({ length: steps }, (_, of) => `of step ${of + 1}`)],
        rows: own.flatMap(({ arm, matrix }) =>
          matrix.map((row, after) => [
            ...[arm, String(after + 1)],
            ...row.map((value) => showValue(kindOf(results, score), value)),
          ]),
        ),
        keys: 2,
      };
    }),
  ];
}
