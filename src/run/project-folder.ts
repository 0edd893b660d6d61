import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Environment } from "./environment.ts";
import { projectMissing } from "./errors.ts";

/**
 * The folder that relative paths in a run's experiment start from: as it lies from the run folder, so that a project can
 * be moved or copied with its runs; else where it was when the run began.
 * @throws EspalierError if there is neither.
 */
export function projectFolder(run: string, environments: readonly Environment[]): string {
  const [first] = environments;
  if (first === undefined) return resolve(run);
  const files = [resolve(run, first.fromRun), first.experimentFile];
  const found = files.find((file) => existsSync(file)) ?? files.find((file) => existsSync(dirname(file)));
  if (found === undefined) throw projectMissing(run, files.map(dirname));
  return dirname(found);
}
