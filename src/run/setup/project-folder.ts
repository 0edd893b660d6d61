import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Environment } from "../store/environment.ts";
import { projectMissing } from "./errors.ts";

/**
 * The folder that relative paths in a run's experiment start from: that of the experiment file as it lies from the run
 * folder, so that a project can be moved or copied with its runs; else the folder of when the run began.
 * @throws EspalierError if there is neither.
 */
export function projectFolder(run: string, environments: readonly Environment[]): string {
  const [first] = environments;
  if (first === undefined) return resolve(run);
  const file = resolve(run, first.fromRun);
  if (existsSync(file)) return dirname(file);
  const before = dirname(first.experimentFile);
  if (existsSync(before)) return before;
  throw projectMissing(run, [...new Set([dirname(file), before])]);
}
