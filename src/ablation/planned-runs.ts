import type { Experiment } from "../experiment/schema/experiment.ts";
import { readRun } from "../run/results/read-run.ts";
import { guidedExperiment, isGuided } from "./guided-cells.ts";
import { type AblationPlan, contentHash } from "./plan.ts";

/**
 * Folders of the finished runs of a plan, by the hash that the plan knows their cells by.
 * @param experimentOf the planned experiment of a cell, without what it takes from its guide.
 * @param finished folders of finished runs by the hash of what they have computed.
 */
export function plannedRuns(
  plan: AblationPlan,
  experimentOf: (content: string) => Experiment,
  finished: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const runs = new Map<string, string>();
  for (const cell of [...plan.cells].toSorted(
    (one, other) => Number(isGuided(one)) - Number(isGuided(other)),
  )) {
    const guide = isGuided(cell) ? runs.get(cell.guide) : undefined;
    if (isGuided(cell) && guide === undefined) continue;
    const content =
      guide === undefined
        ? cell.content
        : contentHash(guidedExperiment(experimentOf(cell.content), readRun(guide), plan), cell.data);
    const path = finished.get(content);
    if (path !== undefined) runs.set(cell.content, path);
  }
  return runs;
}
