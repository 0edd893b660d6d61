import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { EspalierError } from "../espalier-error.ts";
import { runState } from "../run/results/read-run.ts";
import { readExperimentRecord, RUN_FILES } from "../run/store/run-files.ts";
import { contentHash } from "./plan.ts";

/** Folders of finished runs, by the hash of their content. Folders that cannot be read are passed over. */
export function finishedRuns(root: string): ReadonlyMap<string, string> {
  const runs = new Map<string, string>();
  if (!existsSync(root)) return runs;
  for (const name of readdirSync(root).toSorted()) {
    const path = join(root, name);
    const content = contentOf(path);
    if (content !== undefined && !runs.has(content)) runs.set(content, path);
  }
  return runs;
}

/** Hash of the content of a finished run. */
function contentOf(path: string): string | undefined {
  if (!existsSync(join(path, RUN_FILES.experiment))) return undefined;
  try {
    return runState(path) === "finished" ? contentHash(readExperimentRecord(path)) : undefined;
  } catch (error) {
    if (error instanceof EspalierError) return undefined;
    throw error;
  }
}
