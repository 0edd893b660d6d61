import type { ArmResults } from "../../ablation/arm-results.ts";
import type { AblationPlan } from "../../ablation/plan.ts";
import { agreementSummaries } from "../../ablation/rank-agreement.ts";
import { type AblationTable, interval as showInterval } from "./ablation-tables.ts";

/** Kendall's tau of each arm's search with the baseline's; without rows if they have too few candidates in common. */
export function rankTable(plan: AblationPlan, results: ArmResults): AblationTable {
  const show = (tau: number) => tau.toFixed(2);
  return {
    title: `Order of candidates, compared with the search of ${plan.baseline}`,
    headings: ["arm", "measurement", "step", "candidates", "seeds", "Kendall's tau", "95 % interval"],
    rows: agreementSummaries(plan, results).map(
      ({ arm, measurement, step, candidates, seeds, tau, interval }) => [
        ...[arm, measurement, String(step), String(candidates)],
        ...[seeds === null ? "" : String(seeds), show(tau)],
        interval === null ? "" : showInterval(interval, show),
      ],
    ),
    keys: 2,
  };
}
