import { setTimeout } from "node:timers/promises";
import type { CellSetup } from "../../ablation/cell-process.ts";
import { EspalierError } from "../../espalier-error.ts";
import type { ResolvedExperiment } from "../../experiment/reading/resolved-experiment.ts";
import { attemptsIn, readRun, runPath } from "../../run/results/read-run.ts";
import { runState } from "../../run/results/run-state.ts";
import type { MachineArguments } from "./machine-arguments.ts";
import { resumeExperiment, runExperiment } from "./run-experiment.ts";

/** How often a run that another process is working on is tried, and milliseconds in between. */
const PATIENCE = { attempts: 60, pause: 500 };

/**
 * Runs a cell of an ablation: its unfinished run goes on, otherwise a new one begins. The process of a killed
 * ablation may still be ending.
 */
export async function runCell(resolved: ResolvedExperiment, setup: CellSetup): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(resolved, setup);
    } catch (error) {
      const isHeld = error instanceof EspalierError && error.code === "ESPALIER_RUN_IN_USE";
      if (!isHeld || attempt === PATIENCE.attempts) throw error;
      await setTimeout(PATIENCE.pause);
    }
  }
}

async function runOnce(resolved: ResolvedExperiment, setup: CellSetup): Promise<void> {
  const { out, again, folder, engine, mode, loaders, sharedBy } = setup;
  const beginning = setup.beginning && { ...setup.beginning, run: readRun(setup.beginning.run) };
  const { name } = resolved.experiment;
  const computing = { engine, mode, loaders, sharedBy, workers: undefined } as MachineArguments & {
    readonly sharedBy: number;
  };
  const last = attemptsIn(out, name, resolved.hash).at(-1);
  const run = last === undefined ? undefined : runPath(out, name, resolved.hash, last);
  if (run !== undefined && !again && runState(run) === "unfinished")
    await resumeExperiment(run, { ...computing, folder, changedPlugins: false });
  // A finished run that does not count, such as one with other plug-in code, is left as it is.
  else await runExperiment(resolved, { ...computing, out, again: true, ...(beginning && { beginning }) });
}
