import type { Experiment } from "../experiment/schema/experiment.ts";
import { readRun, type RunRecord } from "../run/results/read-run.ts";
import { finishedRuns } from "./find-runs.ts";
import { guidedExperiment } from "./guided-cells.ts";
import { type AblationPlan, type Cell, contentHash } from "./plan.ts";

/**
 * Folders of the finished runs of a plan, by the hash that the plan knows their cells by.
 * @param experimentOf the planned experiment of a cell, without the settings that it takes from its guide.
 * @param root folder for run folders.
 * @throws EspalierError if the run of a guide is damaged.
 */
export function plannedRuns(
  plan: AblationPlan,
  experimentOf: (content: string) => Experiment,
  root: string,
): ReadonlyMap<string, string> {
  const finished = finishedRuns(root, plan.folder);
  const guides = new Map<string, RunRecord>();
  const readOnce = (path: string): RunRecord => {
    const guide = guides.get(path) ?? readRun(path);
    guides.set(path, guide);
    return guide;
  };
  const contentOf = ({ content, guide, data }: Cell): string | undefined => {
    if (guide === undefined) return content;
    const path = finished.get(guide);
    return path && contentHash(guidedExperiment(experimentOf(content), readOnce(path), plan), data);
  };
  return new Map(
    plan.cells.flatMap((cell) => {
      const path = finished.get(contentOf(cell) ?? "");
      return path === undefined ? [] : [[cell.content, path] as const];
    }),
  );
}
