import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { EspalierError } from "../espalier-error.ts";
import { isUnchanged } from "../plugin/plugin-sources.ts";
import { visitEventLog } from "../run/log/event-log.ts";
import { type RunState, stateAfter } from "../run/results/run-state.ts";
import { readEnvironments, readExperimentRecord, RUN_FILES } from "../run/store/run-files.ts";
import { contentHash } from "./plan.ts";

/**
 * Folders of finished runs, by the hash of their content. Folders that cannot be read are passed over, and runs with
 * other code of plug-ins. The last of several runs with equal content counts.
 * @param project folder that the paths of plug-ins start from.
 */
export function finishedRuns(root: string, project: string): ReadonlyMap<string, string> {
  const runs = new Map<string, string>();
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) return runs;
  for (const name of readdirSync(root).toSorted()) {
    const path = join(root, name);
    const content = contentOf(path, project);
    if (content !== undefined) runs.set(content, path);
  }
  return runs;
}

/** Hash of the content of a finished run. */
function contentOf(path: string, project: string): string | undefined {
  if (!existsSync(join(path, RUN_FILES.experiment))) return undefined;
  try {
    const { state, data } = look(path);
    if (state !== "finished") return undefined;
    const experiment = readExperimentRecord(path);
    const before = readEnvironments(path).at(-1)?.plugins;
    const isSameCode = before === undefined || isUnchanged(before, experiment.plugins, project);
    return isSameCode ? contentHash(experiment, data) : undefined;
  } catch (error) {
    if (error instanceof EspalierError) return undefined;
    throw error;
  }
}

/** State of a run, and the fingerprint of its data. */
function look(path: string): { readonly state: RunState; readonly data: string | undefined } {
  let [state, data] = ["absent" as RunState, undefined as string | undefined];
  visitEventLog(join(path, RUN_FILES.log), (event) => {
    if (event.type === "step-started") data = event.data;
    state = stateAfter(state, event);
  });
  return { state, data };
}
