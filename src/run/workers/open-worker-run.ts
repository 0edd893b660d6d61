import { join } from "node:path";
import { descriptionOf } from "../../architecture/model-family.ts";
import { readExperiment } from "../../experiment/read-experiment.ts";
import type { Plugin } from "../../plugin/plugin.ts";
import { openEngine } from "../../tensor/engine.ts";
import { assemble } from "../setup/assemble.ts";
import { CheckpointStore } from "../store/checkpoint-store.ts";
import { otherRun } from "../setup/errors.ts";
import { RUN_FILES } from "../store/run-files.ts";
import type { MeasuringRun } from "../search/measure-trial.ts";
import type { WorkerSetup } from "./messages.ts";

/** All that a worker measures trials with. */
export interface WorkerRun extends MeasuringRun {
  close(): Promise<void>;
}

/**
 * Opens the experiment of a run and the engine. Reads the run's checkpoints, and writes those of unfinished trials.
 * @param onFallback receives a line for each step that has to run operation by operation
 */
export async function openWorkerRun(
  { run, folder, hash, engine: name, mode, workers }: WorkerSetup,
  plugins: readonly Plugin[],
  onFallback: (line: string) => void,
): Promise<WorkerRun> {
  const resolved = await readExperiment(join(run, RUN_FILES.experiment), { plugins, folder });
  if (resolved.hash !== hash) throw otherRun(run, hash, resolved.hash);
  const assembly = await assemble(resolved, { mode, onFallback });
  const engine = await openEngine(name, { workers, mode });
  const { family } = assembly;
  return {
    ...assembly,
    checkpoints: new CheckpointStore(join(run, RUN_FILES.checkpoints), (one) => descriptionOf(family, one)),
    close: async () => {
      await assembly.close();
      await engine.close();
    },
  };
}
