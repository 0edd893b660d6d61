import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import type { ResolvedExperiment } from "../../experiment/reading/resolved-experiment.ts";
import { packageFolder } from "../../package-folder.ts";
import { LoaderThreads } from "../../run/loaders/loader-threads.ts";

/** Bundled entry point of the threads. */
const LOADER = join(packageFolder(), "dist", "bin", "loader.js");

/** Largest number of threads by default: each has a copy of the stream in memory. */
const MOST = 4;

/**
 * Threads that assemble the batches of a run.
 * @param run the run folder.
 * @param wanted their number. Default: that of the experiment, or half of the cores, since the engine uses all at times.
 */
export function openLoaders(
  { experiment, folder, hash }: ResolvedExperiment,
  run: string,
  wanted: number | undefined,
): LoaderThreads {
  const usual = Math.min(MOST, Math.ceil(availableParallelism() / 2));
  const count = wanted ?? experiment.machine.loaders ?? usual;
  return new LoaderThreads(LOADER, { run: resolve(run), folder, hash }, count);
}
