import { join } from "node:path";
import { readExperiment } from "../../experiment/read-experiment.ts";
import { hashOf, type ResolvedExperiment } from "../../experiment/reading/resolved-experiment.ts";
import type { Plugin } from "../../plugin/plugin.ts";
import { otherRun } from "./errors.ts";
import { eventsOfType } from "../log/history.ts";
import { projectFolder } from "./project-folder.ts";
import type { RunRecord } from "../results/read-run.ts";
import { RUN_FILES } from "../store/run-files.ts";

/**
 * The experiment as a run has recorded it. Its plug-ins are loaded, which runs their code, only if it is the experiment
 * that the run began with.
 * @param plugins the framework's own.
 * @param folder that relative paths start from; default: that of the experiment file.
 * @throws EspalierError if the recorded file has been changed, or its project is missing.
 */
export async function readRecordedExperiment(
  { path, experiment, environments, events }: RunRecord,
  plugins: readonly Plugin[],
  folder?: string,
): Promise<ResolvedExperiment> {
  const [started] = eventsOfType(events, "run-started");
  const hash = hashOf(experiment);
  if (started !== undefined && started.hash !== hash) throw otherRun(path, hash, started.hash);
  return readExperiment(join(path, RUN_FILES.experiment), {
    plugins,
    folder: folder ?? projectFolder(path, environments),
  });
}
