import { dirname, join } from "node:path";
import type { Architecture } from "../../architecture/architecture.ts";
import type { ModelDescription } from "../../architecture/model-description.ts";
import { EspalierError } from "../../espalier-error.ts";
import type { Experiment } from "../../experiment/schema/experiment.ts";
import { CheckpointStore } from "../store/checkpoint-store.ts";
import { describeEnvironment, type EnvironmentRequest } from "../store/environment.ts";
import { otherRun } from "./errors.ts";
import { runFolderNotOpened } from "../store/errors.ts";
import { makeFolder, removeTemporaries, syncFolder } from "../../files/files.ts";
import { Journal } from "../log/journal.ts";
import { Lock } from "../../files/lock.ts";
import { MetricsRecorder } from "../metrics/metrics-recorder.ts";
import { readEnvironments, refuseLinks, RUN_FILES, writeRecord } from "../store/run-files.ts";

/** A run and the environment that works on it. */
export interface RunDescription extends Omit<EnvironmentRequest, "run"> {
  /** As recorded in `experiment.json`. */
  readonly experiment: Experiment;
  /** Hash of the experiment; two runs of the same hash compute the same. */
  readonly hash: string;
  /** The parameters of an architecture: checkpoints have to fit them. */
  readonly describe?: (architecture: Architecture) => ModelDescription;
}

/** The folder of a run that this process works on; no other process can meanwhile. */
export class RunFolder {
  readonly path: string;
  readonly journal: Journal;
  readonly checkpoints: CheckpointStore;
  readonly metrics: MetricsRecorder;
  private readonly lock: Lock;

  private constructor(path: string, journal: Journal, checkpoints: CheckpointStore, lock: Lock) {
    this.path = path;
    this.journal = journal;
    this.checkpoints = checkpoints;
    this.metrics = new MetricsRecorder(join(path, RUN_FILES.metrics));
    this.lock = lock;
  }

  /**
   * Begins a run, or goes on with one that was interrupted; records which of the two, and the environment. Records
   * nothing for a finished run.
   * @throws EspalierError if another process works on the run, its event log is damaged, the folder holds the run
   * of another experiment, or it cannot be written to.
   */
  static open(path: string, description: RunDescription): RunFolder {
    try {
      return openLocked(path, (lock) => {
        const checkpoints = new CheckpointStore(join(path, RUN_FILES.checkpoints), description.describe);
        return new RunFolder(path, openJournal(path, description), checkpoints, lock);
      });
    } catch (error) {
      throw error instanceof EspalierError ? error : runFolderNotOpened(path, error);
    }
  }

  get isFinished(): boolean {
    return this.journal.find("run-finished", {}) !== undefined;
  }

  /** Ends this process' work on the run. */
  close(): void {
    this.journal.close();
    this.metrics.close();
    this.lock.release();
  }
}

function openLocked(path: string, open: (lock: Lock) => RunFolder): RunFolder {
  makeFolder(path);
  refuseLinks(path);
  makeFolder(join(path, RUN_FILES.checkpoints));
  syncFolder(dirname(path));
  const lock = Lock.acquire(join(path, RUN_FILES.lock));
  try {
    removeTemporaries(path);
    removeTemporaries(join(path, RUN_FILES.checkpoints));
    return open(lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openJournal(path: string, description: RunDescription): Journal {
  const { experiment, hash } = description;
  const journal = Journal.open(path);
  try {
    const started = journal.find("run-started", {});
    if (started !== undefined && started.hash !== hash) throw otherRun(path, hash, started.hash);
    if (journal.find("run-finished", {}) !== undefined) return journal;
    if (started === undefined) writeRecord(join(path, RUN_FILES.experiment), experiment);
    const environment = describeEnvironment({ ...description, run: path });
    writeRecord(join(path, RUN_FILES.environment), [...readEnvironments(path), environment]);
    if (started !== undefined) journal.append("run-resumed", {});
    else journal.append("run-started", { name: experiment.name, hash, seed: experiment.seed });
    return journal;
  } catch (error) {
    journal.close();
    throw error;
  }
}
