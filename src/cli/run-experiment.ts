import { dirname, join, relative } from "node:path";
import pc from "picocolors";
import { plugins } from "../../plugins/index.ts";
import { parseExperiment } from "../experiment/parse-experiment.ts";
import type { ResolvedExperiment } from "../experiment/resolved-experiment.ts";
import { assemble } from "../run/assemble.ts";
import { grow } from "../run/grow.ts";
import { readRun, runPath, runPaths, runState } from "../run/read-run.ts";
import { RUN_FILES, RunFolder } from "../run/run-folder.ts";
import { type EngineName, openEngine } from "../tensor/engine.ts";
import { describeEvent } from "./describe-event.ts";
import { runUnfinished } from "./errors.ts";
import { printResults } from "./print-results.ts";
import { openProgress } from "./progress.ts";

/** Exit code of a process that was interrupted from the keyboard: 128 and the signal's number. */
const INTERRUPTED = 130;

interface RunSettings {
  /** Folder for run folders. */
  readonly out: string;
  readonly again: boolean;
  readonly engine: EngineName | "auto" | undefined;
}

/** Runs an experiment, or prints the results if it has been run. @throws EspalierError if a run is unfinished. */
export async function runExperiment(
  experiment: ResolvedExperiment,
  { out, again, engine }: RunSettings,
): Promise<void> {
  const { hash, settings } = experiment;
  const paths = runPaths(out, settings.name, hash);
  const last = paths.at(-1);
  const state = last === undefined ? "absent" : runState(last);
  if (last !== undefined && state !== "absent" && !again) {
    if (state === "unfinished") throw runUnfinished(last);
    console.error(`${last} has finished; --again starts another run. Its results:\n`);
    printResults(readRun(last).events);
    return;
  }
  const path =
    last !== undefined && state === "absent" ? last : runPath(out, settings.name, hash, paths.length + 1);
  await work(experiment, path, engine);
}

/** Goes on with an interrupted run; prints the results of a finished one. */
export async function resumeExperiment(path: string, engine: EngineName | "auto" | undefined): Promise<void> {
  const { state, environments, events } = readRun(path);
  if (state === "finished") {
    printResults(events);
    return;
  }
  const folder = dirname(environments[0]?.experimentFile ?? path);
  const experiment = await parseExperiment(join(path, RUN_FILES.experiment), { plugins, folder });
  await work(experiment, path, engine);
}

async function work(
  experiment: ResolvedExperiment,
  path: string,
  requested: EngineName | "auto" | undefined,
): Promise<void> {
  const { settings, hash, file } = experiment;
  const assembly = await assemble(experiment);
  try {
    const engine = await openEngine(requested ?? settings.machine.engine);
    const folder = RunFolder.open(path, { settings, hash, engine, experimentFile: file });
    const progress = openProgress();
    const stop = () => {
      progress.stop();
      folder.close();
      console.error(`\ninterrupted; to go on:\n  espalier resume ${shortest(path)}`);
      process.exit(INTERRUPTED);
    };
    process.once("SIGINT", stop).once("SIGTERM", stop);
    try {
      progress.line(
        pc.bold(`${settings.name} in ${shortest(path)}, engine ${engine.name} (${engine.version})`),
      );
      if (folder.journal.droppedBytes > 0) {
        progress.line(
          `dropped a half-written event of ${folder.journal.droppedBytes} bytes at the log's end`,
        );
      }
      folder.journal.subscribe((event) => {
        const line = describeEvent(event);
        if (line !== undefined) progress.line(line);
      });
      await grow({ ...assembly, folder, journal: folder.journal, progress });
      progress.stop();
      console.error();
      printResults(folder.journal.events);
      console.log(`\n${shortest(path)}`);
    } finally {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      progress.stop();
      folder.close();
      await engine.close();
    }
  } finally {
    await assembly.close();
  }
}

function shortest(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.length < path.length ? fromHere : path;
}
