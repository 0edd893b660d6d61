import { plugins } from "../../plugins/index.ts";
import type { CellFailure, CellSetup } from "../ablation/cell-process.ts";
import { EspalierError } from "../espalier-error.ts";
import { readExperiment } from "../experiment/read-experiment.ts";
import { beginWork, endWork, exitOnPurpose, watchForEarlyEnd } from "../process/early-end.ts";
import { runPath, runState } from "../run/results/read-run.ts";
import type { MachineArguments } from "./commands/machine-arguments.ts";
import { resumeExperiment, runExperiment } from "./commands/run-experiment.ts";
import { outliveReaders } from "./print/output.ts";
import { printError } from "./print/print-error.ts";

// Entry point of the processes that run the cells of an ablation. They end with the main process.
const { file, folder, out, ...machine } = JSON.parse(process.argv[2] as string) as CellSetup;
const computing = { ...machine, workers: undefined } as unknown as MachineArguments;
const endWithParent = () => exitOnPurpose(1);
process.on("disconnect", endWithParent);
// From the keyboard, a signal reaches all processes of the terminal: the main one decides.
process.on("SIGINT", () => {});
outliveReaders();
watchForEarlyEnd(printError);
beginWork(`the run of ${file}`);
try {
  const resolved = await readExperiment(file, { plugins, folder });
  const run = runPath(out, resolved.experiment.name, resolved.hash);
  if (runState(run) === "unfinished")
    await resumeExperiment(run, { ...computing, folder, changedPlugins: false });
  else await runExperiment(resolved, { ...computing, out, again: false });
} catch (error) {
  printError(error);
  const { code, message, environmental } =
    error instanceof EspalierError
      ? error
      : { code: "ESPALIER_UNEXPECTED", message: String(error), environmental: false };
  process.send?.({ code, message, environmental } satisfies CellFailure);
  process.exitCode = 1;
}
endWork();
process.off("disconnect", endWithParent);
process.disconnect();
