import type { ArmResults } from "../../ablation/arm-results.ts";
import type { AblationPlan } from "../../ablation/plan.ts";
import { rankAgreements } from "../../ablation/rank-agreement.ts";
import { mean } from "../../statistics/mean.ts";
import { meanInterval } from "../../statistics/student.ts";
import { type AblationTable, interval } from "./ablation-tables.ts";

/** Kendall's tau of each arm's search with the baseline's; without rows if they have too few candidates in common. */
export function rankTable(plan: AblationPlan, results: ArmResults): AblationTable {
  const show = (tau: number) => tau.toFixed(2);
  return {
    title: `Order of candidates, compared with the search of ${plan.baseline}`,
    headings: ["arm", "measurement", "step", "candidates", "seeds", "Kendall's tau", "95 % interval"],
    rows: rankAgreements(plan, results).map(({ arm, measurement, step, candidates, taus }) => {
      // Pairings of the baseline's seeds depend on each other.
      const isBaseline = arm === plan.baseline;
      return [
        ...[isBaseline ? `${arm}, other seeds` : arm, measurement, String(step), String(candidates)],
        ...[isBaseline ? "" : String(taus.length), show(mean(taus))],
        isBaseline ? "" : interval(meanInterval(taus), show),
      ];
    }),
    keys: 2,
  };
}
