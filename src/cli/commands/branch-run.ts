import { basename, join } from "node:path";
import { plugins } from "../../../plugins/index.ts";
import { readExperiment } from "../../experiment/read-experiment.ts";
import { firstStepsHash } from "../../run/log/first-steps.ts";
import { readRun } from "../../run/results/read-run.ts";
import { projectFolder } from "../../run/setup/project-folder.ts";
import { RUN_FILES } from "../../run/store/run-files.ts";
import type { BranchArguments } from "./branch.ts";
import { printDifferences } from "./experiment-arguments.ts";
import { runExperiment } from "./run-experiment.ts";

/**
 * Runs a changed experiment from the end of a growth step of another run.
 * @returns the run folder.
 * @throws EspalierError as `runExperiment`, or if the other run has not finished the step.
 */
export async function branchRun({ run: path, after, set, ...given }: BranchArguments): Promise<string> {
  const run = readRun(path);
  const folder = projectFolder(path, run.environments);
  const branch = { after, log: firstStepsHash(run, after) };
  const overrides = [...set, `/branch=${JSON.stringify(branch)}`];
  const resolved = await readExperiment(join(path, RUN_FILES.experiment), { plugins, folder, overrides });
  if (resolved.problems.length === 0)
    printDifferences(resolved.differences.filter(({ pointer }) => !pointer.startsWith("/branch")));
  const file = join(folder, basename(run.environments[0]?.experimentFile ?? RUN_FILES.experiment));
  return await runExperiment({ ...resolved, file }, { ...given, beginning: { run, after } });
}
