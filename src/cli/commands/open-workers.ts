import { join, resolve } from "node:path";
import type { ResolvedExperiment } from "../../experiment/reading/resolved-experiment.ts";
import { packageFolder } from "../../package-folder.ts";
import type { Workers } from "../../run/run.ts";
import type { MeasuringRun } from "../../run/search/measure-trial.ts";
import { thisProcess } from "../../run/search/this-process.ts";
import type { WorkerSetup } from "../../run/workers/messages.ts";
import { WorkerPool } from "../../run/workers/worker-pool.ts";

/** Bundled entry point of worker processes. */
const WORKER = join(packageFolder(), "dist", "bin", "worker.js");

/** This process if it is to measure trials alone and without a limit, else processes of their own. */
export function openWorkers(
  run: MeasuringRun,
  { experiment, hash, folder }: ResolvedExperiment,
  path: string,
  { workers, engine, mode }: Pick<WorkerSetup, "workers" | "engine" | "mode">,
  onFallback: (line: string) => void,
): Workers {
  const { timeLimit } = experiment.search;
  if (workers === 1 && timeLimit === undefined) return thisProcess(run);
  const setup = { run: resolve(path), folder, hash, engine, mode, workers };
  return new WorkerPool(WORKER, setup, { timeLimit, onFallback });
}
