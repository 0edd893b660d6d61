import { join } from "node:path";
import pc from "picocolors";
import { plugins } from "../../../plugins/index.ts";
import type { Architecture } from "../../architecture/architecture.ts";
import { descriptionOf } from "../../architecture/model-family.ts";
import type { ResolvedExperiment } from "../../experiment/reading/resolved-experiment.ts";
import { exitOnPurpose } from "../../process/early-end.ts";
import { assemble } from "../../run/setup/assemble.ts";
import { changedSources, pluginSources } from "../../plugin/plugin-sources.ts";
import type { Environment, Parallelism } from "../../run/store/environment.ts";
import { pluginsChanged } from "../../run/store/errors.ts";
import { grow } from "../../run/loop/grow.ts";
import type { Event } from "../../run/log/events.ts";
import type { Journal } from "../../run/log/journal.ts";
import { Lock } from "../../files/lock.ts";
import { attemptsIn, readRun, runPath } from "../../run/results/read-run.ts";
import { runState } from "../../run/results/run-state.ts";
import { readRecordedExperiment } from "../../run/setup/read-recorded-experiment.ts";
import { type Beginning, beginBranch } from "../../run/setup/begin-branch.ts";
import { rehearse } from "../../run/setup/rehearse.ts";
import { RUN_FILES } from "../../run/store/run-files.ts";
import { RunFolder } from "../../run/setup/run-folder.ts";
import type { Run } from "../../run/run.ts";
import { openEngine } from "../../tensor/engine.ts";
import { describeEvent } from "../describe/describe-event.ts";
import { branchWithoutRun, runUnfinished } from "../errors.ts";
import { finishedRun } from "./finished-run.ts";
import type { MachineArguments } from "./machine-arguments.ts";
import { openLoaders } from "./open-loaders.ts";
import { openTensorBoard } from "./open-tensorboard.ts";
import { openWorkers } from "./open-workers.ts";
import { printResults } from "../print/print-results.ts";
import { shortest } from "../print/shortest.ts";
import { openProgress, type ProgressDisplay } from "../print/progress.ts";
import { waitingShare } from "../../report/waiting-share.ts";
import { print, printNote } from "../print/output.ts";

/** Exit code of a process that was interrupted from the keyboard: 128 and the signal's number. */
const INTERRUPTED = 130;

/** Arguments that decide how a process computes. */
interface Computing extends Omit<MachineArguments, "workers"> {
  /** Number of such processes that share the machine's threads. Default: 1. */
  readonly sharedBy?: number;
}

interface RunOptions extends MachineArguments, Computing {
  /** Folder for run folders. */
  readonly out: string;
  readonly again: boolean;
  /** Another run whose first growth steps the run begins with. */
  readonly beginning?: Beginning;
}

interface ResumeOptions extends MachineArguments, Computing {
  /** Folder that relative paths in the experiment start from; omitted: that of the experiment file. */
  readonly folder?: string | undefined;
  /** Whether to go on with plug-ins whose code has changed. */
  readonly changedPlugins: boolean;
}

/**
 * Runs an experiment, or prints the results if it has been run with the same data.
 * @returns the run folder.
 * @throws EspalierError if a run is unfinished.
 */
export async function runExperiment(
  resolved: ResolvedExperiment,
  { out, again, workers, beginning, ...computing }: RunOptions,
): Promise<string> {
  // Throws them, together with those that the strategies show.
  if (resolved.problems.length > 0) await assemble(resolved);
  const { hash, experiment } = resolved;
  const attempts = attemptsIn(out, experiment.name, hash);
  const attempt = attempts.at(-1) ?? 0;
  const last = runPath(out, experiment.name, hash, attempt);
  const state = attempt === 0 ? "absent" : runState(last);
  if (state !== "absent" && !again) {
    if (state === "unfinished") throw runUnfinished(last);
    const paths = attempts.map((one) => runPath(out, experiment.name, hash, one));
    const finished = await finishedRun(resolved, paths);
    if (finished !== undefined) {
      printNote(`${finished.path} has finished; --again starts another run. Its results:\n`);
      printResults(finished.events, experiment.scores);
      return finished.path;
    }
    printNote(`The data have changed since ${last} finished: another run starts.`);
  }
  const isNew = attempt === 0 || state !== "absent";
  const path = isNew ? runPath(out, experiment.name, hash, attempt + 1) : last;
  const { machine } = experiment;
  const parallelism = { workers: workers ?? machine.workers, order: machine.order };
  await work(resolved, path, computing, parallelism, beginning);
  return path;
}

/**
 * Goes on with an interrupted run; prints the results of a finished one.
 * @throws EspalierError if the experiment, or the code of its plug-ins, is not the one of the run.
 */
export async function resumeExperiment(
  path: string,
  { workers, folder, changedPlugins, ...computing }: ResumeOptions,
): Promise<void> {
  const record = readRun(path);
  const { state, environments, events, experiment } = record;
  if (state === "finished") {
    Lock.removeStale(join(path, RUN_FILES.lock));
    printResults(events, experiment.scores);
    return;
  }
  const resolved = await readRecordedExperiment(record, plugins, folder);
  if (!changedPlugins) refuseChangedPlugins(path, resolved, environments);
  const before: Parallelism = { ...resolved.experiment.machine, ...environments.at(-1) };
  if (workers !== undefined && workers !== before.workers) {
    printNote(
      `workers: ${before.workers} before, ${workers} from here on: what happened stays, but proposals will be made ` +
        `from other histories than without the change`,
    );
  }
  const { order } = before;
  await work(resolved, path, computing, { workers: workers ?? before.workers, order });
}

/** @throws EspalierError if the code of the plug-ins is not what the run was last worked on with. */
function refuseChangedPlugins(
  path: string,
  { experiment, folder }: ResolvedExperiment,
  environments: readonly Environment[],
): void {
  const before = environments.at(-1)?.plugins;
  const changes = before && changedSources(before, pluginSources(experiment.plugins, folder));
  if (changes !== undefined && changes.length > 0) throw pluginsChanged(path, changes);
}

async function work(
  resolved: ResolvedExperiment,
  path: string,
  computing: Computing,
  parallelism: Parallelism,
  beginning?: Beginning,
): Promise<void> {
  const { experiment, hash, file, folder: projectFolder } = resolved;
  const progress = openProgress();
  const mode = computing.mode ?? experiment.machine.mode;
  const onFallback = once((line) => progress.line(line));
  const assembly = await assemble(resolved, { ...computing, onFallback });
  try {
    if (runState(path) === "absent") {
      if (experiment.branch !== undefined && beginning === undefined) throw branchWithoutRun(file);
      await rehearse(assembly);
      if (beginning !== undefined) beginBranch(path, beginning, resolved);
    }
    const { family } = assembly;
    const engine = await openEngine(assembly.engine, { mode, workers: computing.sharedBy ?? 1 });
    const describe = (architecture: Architecture) => descriptionOf(family, architecture);
    const code = pluginSources(experiment.plugins, projectFolder);
    const description = {
      ...{ experiment, hash, engine, parallelism, describe },
      ...{ experimentFile: file, plugins: code },
    };
    const folder = RunFolder.open(path, description);
    const run = { ...assembly, ...pick(folder), order: parallelism.order, progress };
    const workers = openWorkers(
      run,
      resolved,
      path,
      { ...parallelism, engine: engine.name, mode },
      onFallback,
    );
    const loaders = openLoaders(resolved, path, computing.loaders);
    assembly.arrivals.use(loaders);
    const closeTensorBoard =
      (computing.tensorboard ?? experiment.machine.tensorboard) ? await openTensorBoard(folder) : undefined;
    const stop = () => {
      workers.kill();
      progress.stop();
      folder.close();
      printNote(`\ninterrupted; to go on:\n  espalier resume ${shortest(path)}`);
      exitOnPurpose(INTERRUPTED);
    };
    process.once("SIGINT", stop).once("SIGTERM", stop);
    try {
      if (!folder.isFinished) {
        const shared = parallelism.workers === 1 ? "" : `, ${parallelism.workers} workers`;
        const place = `${experiment.name} in ${shortest(path)}`;
        progress.line({
          text: `${place}, engine ${engine.name} (${engine.version})${shared}`,
          style: pc.bold,
        });
        tellEvents(folder.journal, progress);
        await grow({ ...run, workers });
      }
      progress.stop();
      printNote();
      printResults(folder.journal.events, experiment.scores);
      print(`\n${shortest(path)}`);
      noteWaiting(folder.journal.events);
    } finally {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      progress.stop();
      await workers.close();
      await loaders.close();
      closeTensorBoard?.();
      folder.close();
      await engine.close();
    }
  } finally {
    await assembly.close();
  }
}

function noteWaiting(events: readonly Event[]): void {
  const share = waitingShare(events);
  if (share !== undefined)
    printNote(`The engine waited for data in ${(100 * share).toFixed(1)} % of the training time.`);
}

function pick({
  journal,
  metrics,
  checkpoints,
}: RunFolder): Pick<Run, "journal" | "metrics" | "checkpoints"> {
  return { journal, metrics, checkpoints };
}

function tellEvents(journal: Journal, progress: ProgressDisplay): void {
  if (journal.droppedBytes > 0)
    progress.line(`dropped a half-written event of ${journal.droppedBytes} bytes at the log's end`);
  journal.subscribe((event) => {
    const line = describeEvent(event, journal.events);
    if (line !== undefined) progress.line(line);
  });
}

/** Tells a line that this process and its workers may all have to say. */
function once(tell: (line: string) => void): (line: string) => void {
  const told = new Set<string>();
  return (line) => {
    if (!told.has(line)) tell(line);
    told.add(line);
  };
}
