import { EspalierError } from "../../espalier-error.ts";
import type { ResolvedExperiment } from "../../experiment/reading/resolved-experiment.ts";
import { eventsOfType } from "../../run/log/history.ts";
import { readRun, type RunRecord } from "../../run/results/read-run.ts";
import { runState } from "../../run/results/run-state.ts";
import { assemble } from "../../run/setup/assemble.ts";
import { printNote } from "../print/output.ts";

/**
 * The last finished run of an experiment with the data of now; undefined if the data have changed since. Data that cannot
 * be read any more count as unchanged.
 * @param paths folders of the experiment's runs, the last of which has finished.
 */
export async function finishedRun(
  resolved: ResolvedExperiment,
  paths: readonly string[],
): Promise<RunRecord | undefined> {
  const last = readRun(paths.at(-1)!);
  if (dataOf(last) === undefined) return last;
  try {
    const data = await dataNow(resolved);
    const path = paths.findLast((one) => runState(one) === "finished" && dataOf(readRun(one)) === data);
    return path === undefined ? undefined : readRun(path);
  } catch (error) {
    if (!(error instanceof EspalierError)) throw error;
    printNote(`The data cannot be compared with those of the run: ${error.message}`);
    return last;
  }
}

/** The fingerprint of the data that a run was worked on with. */
function dataOf({ events }: RunRecord): string | undefined {
  return eventsOfType(events, "step-started").at(-1)?.data;
}

async function dataNow(resolved: ResolvedExperiment): Promise<string | undefined> {
  const assembly = await assemble(resolved);
  try {
    return assembly.stream.fingerprint;
  } finally {
    await assembly.close();
  }
}
