import { cellResult, type CellResult } from "./cell-result.ts";
import type { AblationPlan } from "./plan.ts";

/** Results of finished runs by arm and seed. */
export type ArmResults = ReadonlyMap<string, ReadonlyMap<number, CellResult>>;

/**
 * Results of a plan's finished cells.
 * @param runs folders of finished runs by the hash of their cells, as by `plannedRuns`.
 * @throws EspalierError if one is damaged.
 */
export function armResults(plan: AblationPlan, runs: ReadonlyMap<string, string>): ArmResults {
  return new Map(
    plan.arms.map(({ name }) => {
      const own = plan.cells.filter(({ arm, content }) => arm === name && runs.has(content));
      return [name, new Map(own.map(({ seed, content }) => [seed, cellResult(runs.get(content)!)]))];
    }),
  );
}

/** The results of all arms in one list. */
export function runsOf(results: ArmResults): readonly CellResult[] {
  return [...results.values()].flatMap((seeds) => [...seeds.values()]);
}
