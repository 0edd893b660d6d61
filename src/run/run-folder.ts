import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Experiment } from "../experiment/experiment.ts";
import { decodeText } from "../json/decode-text.ts";
import { type Checkpoint, readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import {
  describeEnvironment,
  type EngineDescription,
  type Environment,
  type Parallelism,
} from "./environment.ts";
import { damagedRecord, otherRun } from "./errors.ts";
import { removeTemporaries, syncFolder, writeAtomically } from "./files.ts";
import { Journal } from "./journal.ts";
import { Lock } from "./lock.ts";

/** What a run folder holds, by file name. */
export const RUN_FILES = {
  experiment: "experiment.json",
  environment: "environment.json",
  checkpoints: "checkpoints",
  lock: "run.lock",
} as const;

/** What is run, and with what. */
export interface RunDescription {
  /** As recorded in `experiment.json`. */
  readonly settings: Experiment;
  /** Of what is computed; two runs of the same hash compute the same. */
  readonly hash: string;
  readonly engine: EngineDescription;
  readonly parallelism: Parallelism;
  /** Absolute path of the file that the experiment was read from. */
  readonly experimentFile: string;
}

/** The folder of a run that this process works on; no other process can meanwhile. */
export class RunFolder {
  readonly path: string;
  readonly journal: Journal;
  private readonly lock: Lock;

  private constructor(path: string, journal: Journal, lock: Lock) {
    this.path = path;
    this.journal = journal;
    this.lock = lock;
  }

  /**
   * Begins a run, or goes on with one that was interrupted; records which of the two, and the environment.
   * @throws EspalierError if another process works on the run, its event log is damaged, or the folder holds the run
   * of another experiment.
   */
  static open(path: string, description: RunDescription): RunFolder {
    mkdirSync(join(path, RUN_FILES.checkpoints), { recursive: true });
    syncFolder(dirname(path));
    const lock = Lock.acquire(join(path, RUN_FILES.lock));
    try {
      removeTemporaries(path);
      removeTemporaries(join(path, RUN_FILES.checkpoints));
      return new RunFolder(path, openJournal(path, description), lock);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** Writes a file of the `checkpoints` folder. @throws EspalierError if that fails; the file is as before then. */
  writeCheckpoint(file: string, checkpoint: Checkpoint): void {
    writeCheckpoint(this.checkpointPath(file), checkpoint);
  }

  /** Reads a file of the `checkpoints` folder. @throws EspalierError if it is damaged or missing. */
  readCheckpoint(file: string): Checkpoint {
    return readCheckpoint(this.checkpointPath(file));
  }

  /** The files of the `checkpoints` folder whose names begin with a prefix. */
  checkpointsFrom(prefix: string): string[] {
    return readdirSync(join(this.path, RUN_FILES.checkpoints)).filter((file) => file.startsWith(prefix));
  }

  /** Deletes files of the `checkpoints` folder, if they are there. */
  removeCheckpoints(files: readonly string[]): void {
    for (const file of files) rmSync(this.checkpointPath(file), { force: true });
  }

  checkpointPath(file: string): string {
    return join(this.path, RUN_FILES.checkpoints, file);
  }

  /** Ends this process' work on the run. */
  close(): void {
    this.journal.close();
    this.lock.release();
  }
}

function openJournal(path: string, description: RunDescription): Journal {
  const { settings, hash, engine, parallelism, experimentFile } = description;
  const journal = Journal.open(path);
  try {
    const started = journal.find("run-started", {});
    if (started !== undefined && started.hash !== hash) throw otherRun(path, hash, started.hash);
    const experiment = join(path, RUN_FILES.experiment);
    if (started === undefined) writeJson(experiment, settings);
    const environment = describeEnvironment(engine, parallelism, experimentFile);
    writeJson(join(path, RUN_FILES.environment), [...readEnvironments(path), environment]);
    if (started !== undefined) journal.append("run-resumed", {});
    else journal.append("run-started", { name: settings.name, hash, seed: settings.seed });
    return journal;
  } catch (error) {
    journal.close();
    throw error;
  }
}

/** Every environment that a run was worked on in, the first one first. @throws EspalierError if it is damaged. */
export function readEnvironments(path: string): readonly Environment[] {
  const file = join(path, RUN_FILES.environment);
  return existsSync(file) ? (readRecord(file) as Environment[]) : [];
}

/** A JSON file of a run folder. @throws EspalierError that names the file if it is missing or no JSON. */
export function readRecord(file: string): unknown {
  try {
    return JSON.parse(decodeText(readFileSync(file), file));
  } catch (error) {
    throw damagedRecord(file, error);
  }
}

function writeJson(file: string, value: unknown): void {
  writeAtomically(file, [Buffer.from(`${JSON.stringify(value, null, 2)}\n`)]);
}
