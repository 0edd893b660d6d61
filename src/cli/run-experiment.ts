import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import pc from "picocolors";
import { plugins } from "../../plugins/index.ts";
import { parseExperiment } from "../experiment/parse-experiment.ts";
import type { ResolvedExperiment } from "../experiment/resolved-experiment.ts";
import { assemble } from "../run/assemble.ts";
import type { Parallelism } from "../run/environment.ts";
import { grow } from "../run/grow.ts";
import { neededEngine } from "../run/needed-engine.ts";
import { readRun, runPath, runPaths, runState } from "../run/read-run.ts";
import { RUN_FILES, RunFolder } from "../run/run-folder.ts";
import { WorkerPool } from "../run/workers/worker-pool.ts";
import { thisProcess } from "../run/workers/workers.ts";
import { openEngine } from "../tensor/engine.ts";
import { describeEvent } from "./describe-event.ts";
import { runUnfinished } from "./errors.ts";
import type { MachineArguments } from "./machine-arguments.ts";
import { printResults } from "./print-results.ts";
import { openProgress } from "./progress.ts";
import { print, printNote } from "./output.ts";

/** Exit code of a process that was interrupted from the keyboard: 128 and the signal's number. */
const INTERRUPTED = 130;

/** What worker processes run, once this is compiled. */
const WORKER = fileURLToPath(new URL("./worker.js", import.meta.url));

interface RunSettings extends MachineArguments {
  /** Folder for run folders. */
  readonly out: string;
  readonly again: boolean;
}

/** Runs an experiment, or prints the results if it has been run. @throws EspalierError if a run is unfinished. */
export async function runExperiment(
  experiment: ResolvedExperiment,
  { out, again, workers, ...computing }: RunSettings,
): Promise<void> {
  const { hash, settings } = experiment;
  const paths = runPaths(out, settings.name, hash);
  const last = paths.at(-1);
  const state = last === undefined ? "absent" : runState(last);
  if (last !== undefined && state !== "absent" && !again) {
    if (state === "unfinished") throw runUnfinished(last);
    printNote(`${last} has finished; --again starts another run. Its results:\n`);
    printResults(readRun(last).events);
    return;
  }
  const path =
    last !== undefined && state === "absent" ? last : runPath(out, settings.name, hash, paths.length + 1);
  const { machine } = settings;
  await work(experiment, path, computing, { workers: workers ?? machine.workers, order: machine.order });
}

/** Goes on with an interrupted run; prints the results of a finished one. */
export async function resumeExperiment(
  path: string,
  { workers, ...computing }: MachineArguments,
): Promise<void> {
  const { state, environments, events } = readRun(path);
  if (state === "finished") {
    printResults(events);
    return;
  }
  const folder = dirname(environments[0]?.experimentFile ?? path);
  const experiment = await parseExperiment(join(path, RUN_FILES.experiment), { plugins, folder });
  const before: Parallelism = { ...experiment.settings.machine, ...environments.at(-1) };
  if (workers !== undefined && workers !== before.workers) {
    printNote(
      `workers: ${before.workers} before, ${workers} from here on: what happened stays, but proposals will be made ` +
        `from other histories than without the change`,
    );
  }
  const { order } = before;
  await work(experiment, path, computing, { workers: workers ?? before.workers, order });
}

async function work(
  experiment: ResolvedExperiment,
  path: string,
  computing: Pick<MachineArguments, "engine" | "mode">,
  parallelism: Parallelism,
): Promise<void> {
  const { settings, hash, file } = experiment;
  const progress = openProgress();
  const mode = computing.mode ?? settings.machine.mode;
  const onFallback = once((line) => progress.line(line));
  const assembly = await assemble(experiment, { mode, onFallback });
  try {
    const name = neededEngine(computing.engine ?? settings.machine.engine, assembly.family);
    const engine = await openEngine(name, { mode });
    const folder = RunFolder.open(path, { settings, hash, engine, parallelism, experimentFile: file });
    const workers =
      parallelism.workers === 1
        ? thisProcess({ ...assembly, folder })
        : new WorkerPool(
            WORKER,
            {
              run: resolve(path),
              folder: experiment.folder,
              hash,
              engine: engine.name,
              mode,
              workers: parallelism.workers,
            },
            onFallback,
          );
    const stop = () => {
      workers.kill();
      progress.stop();
      folder.close();
      printNote(`\ninterrupted; to go on:\n  espalier resume ${shortest(path)}`);
      process.exit(INTERRUPTED);
    };
    process.once("SIGINT", stop).once("SIGTERM", stop);
    try {
      const shared = parallelism.workers === 1 ? "" : `, ${parallelism.workers} workers`;
      progress.line({
        text: `${settings.name} in ${shortest(path)}, engine ${engine.name} (${engine.version})${shared}`,
        style: pc.bold,
      });
      if (folder.journal.droppedBytes > 0) {
        progress.line(
          `dropped a half-written event of ${folder.journal.droppedBytes} bytes at the log's end`,
        );
      }
      folder.journal.subscribe((event) => {
        const line = describeEvent(event, folder.journal.events);
        if (line !== undefined) progress.line(line);
      });
      const { order } = parallelism;
      await grow({ ...assembly, folder, journal: folder.journal, workers, order, progress });
      progress.stop();
      printNote();
      printResults(folder.journal.events);
      print(`\n${shortest(path)}`);
    } finally {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      progress.stop();
      await workers.close();
      folder.close();
      await engine.close();
    }
  } finally {
    await assembly.close();
  }
}

/** Tells a line that this process and its workers may all have to say. */
function once(tell: (line: string) => void): (line: string) => void {
  const told = new Set<string>();
  return (line) => {
    if (!told.has(line)) tell(line);
    told.add(line);
  };
}

function shortest(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.length < path.length ? fromHere : path;
}
