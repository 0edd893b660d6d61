import { cellResult, type CellResult } from "./cell-result.ts";
import type { ArmResults } from "./compare-arms.ts";
import type { AblationPlan } from "./plan.ts";

/**
 * Results of the finished cells by arm and seed.
 * @param runs folders of finished runs by the hash of their content, as by `finishedRuns`.
 * @throws EspalierError if one is damaged.
 */
export function armResults(plan: AblationPlan, runs: ReadonlyMap<string, string>): ArmResults {
  return new Map(
    plan.arms.map(({ name }) => {
      const own = plan.cells.filter(({ arm, content }) => arm === name && runs.has(content));
      return [
        name,
        new Map<number, CellResult>(own.map(({ seed, content }) => [seed, cellResult(runs.get(content)!)])),
      ];
    }),
  );
}
