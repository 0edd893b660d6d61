import { plugins } from "../../plugins/index.ts";
import type { CellFailure, CellSetup } from "../ablation/cell-process.ts";
import { EspalierError } from "../espalier-error.ts";
import { readExperiment } from "../experiment/read-experiment.ts";
import { beginWork, endWork, exitOnPurpose, watchForEarlyEnd } from "../process/early-end.ts";
import { runCell } from "./commands/run-cell.ts";
import { endProcess } from "./end-process.ts";
import { outliveReaders } from "./print/output.ts";
import { printError } from "./print/print-error.ts";
import { printNotices } from "./print/print-notices.ts";

// Entry point of the processes that run the cells of an ablation. They end with the main process.
const setup = JSON.parse(process.argv[2] as string) as CellSetup;
process.on("disconnect", () => exitOnPurpose(1));
if (!process.connected) exitOnPurpose(1);
// From the keyboard, a signal reaches all processes of the terminal: the main one decides.
process.on("SIGINT", () => {});
outliveReaders();
watchForEarlyEnd(printError);
printNotices();
beginWork(`the run of ${setup.file}`);
try {
  const resolved = await readExperiment(setup.file, { plugins, folder: setup.folder });
  await runCell({ ...resolved, file: setup.origin }, setup);
} catch (error) {
  printError(error);
  process.send?.(failureOf(error));
  process.exitCode = 1;
}
endWork();
await endProcess();

function failureOf(error: unknown): CellFailure {
  if (!(error instanceof EspalierError))
    return { code: "ESPALIER_UNEXPECTED", message: String(error), environmental: false };
  const { code, message, environmental } = error;
  // Another process that works on the run will end.
  return { code, message, environmental: environmental || code.startsWith("ESPALIER_RUN_IN_USE") };
}
