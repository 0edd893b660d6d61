import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Architecture } from "../../architecture/architecture.ts";
import { type ModelDescription, shapeOf } from "../../architecture/model-description.ts";
import type { ParameterTree } from "../../tensor/parameter-tree.ts";
import { type Checkpoint, readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { isCheckpointFile, isTrialFile } from "./checkpoint-names.ts";
import { checkpointNotListed, linkedFile, otherCheckpoint } from "./errors.ts";
import { isLink, removeQuietly } from "../../files/files.ts";

/** A checkpoint as events name it. */
export interface CheckpointReference {
  /** Name in the folder of checkpoints. */
  readonly file: string;
  /** SHA-256 of the file's content, in hexadecimal digits. */
  readonly sha256: string;
}

/** Content that a reader expects in a checkpoint. */
export interface Expectation {
  readonly architecture?: Architecture;
  /** Growth step, from 1. */
  readonly step?: number;
}

/** The checkpoints of a run, wherever they are. */
export type Checkpoints = Pick<CheckpointStore, "ofTrials" | "read" | "readModel" | "remove" | "write">;

/** The checkpoints of a run in its folder. */
export class CheckpointStore {
  private readonly folder: string;
  private readonly describe: ((architecture: Architecture) => ModelDescription) | undefined;

  /**
   * @param folder holds the files.
   * @param describe the parameters of an architecture; omitted: shapes are not compared.
   * @throws EspalierError if the folder is a symbolic link: files elsewhere would be read and deleted.
   */
  constructor(folder: string, describe?: (architecture: Architecture) => ModelDescription) {
    if (isLink(folder)) throw linkedFile(folder);
    this.folder = folder;
    this.describe = describe;
  }

  /** Writes a file, whole or not at all. @throws EspalierError if that fails; the file is as before then. */
  write(file: string, checkpoint: Checkpoint): CheckpointReference {
    return { file, sha256: writeCheckpoint(this.path(file), checkpoint) };
  }

  /**
   * Reads a file that an event names.
   * @throws EspalierError if it is damaged or missing, if its content is not what the event recorded, or if it does not
   * hold the model that is expected.
   */
  read({ file, sha256 }: CheckpointReference, expected: Expectation = {}): Checkpoint {
    const path = this.path(file);
    if (isLink(path)) throw linkedFile(path);
    const { checkpoint, sha256: found } = readCheckpoint(path);
    if (found !== sha256)
      throw otherCheckpoint(path, `its SHA-256 is ${short(found)}, the log recorded ${short(sha256)}`);
    const { step, state } = checkpoint;
    if (expected.step !== undefined && step !== expected.step)
      throw otherCheckpoint(path, `it is of step ${step} instead of ${expected.step}`);
    if (expected.architecture !== undefined && !state.architecture.equals(expected.architecture))
      throw otherCheckpoint(path, `it holds ${state.architecture} instead of ${expected.architecture}`);
    return checkpoint;
  }

  /**
   * The same for a model of the run's family, whose shapes are compared.
   * @throws EspalierError as `read` does, and for parameters that the family describes otherwise.
   */
  readModel(reference: CheckpointReference, expected: Expectation = {}): Checkpoint {
    const checkpoint = this.read(reference, expected);
    const { state } = checkpoint;
    const problem = this.describe && shapeProblem(state.parameters, this.describe(state.architecture));
    if (problem !== undefined) throw otherCheckpoint(this.path(reference.file), problem);
    return checkpoint;
  }

  /** Files that the trials of a growth step have left behind. */
  ofTrials(step: number): string[] {
    return readdirSync(this.folder).filter((file) => isTrialFile(file, step));
  }

  /** Deletes files, if they are there. One that cannot be deleted takes room and nothing else. */
  remove(files: readonly string[]): void {
    for (const file of files) removeQuietly(this.path(file));
  }

  /** @throws EspalierError for a name that no checkpoint has. */
  path(file: string): string {
    if (!isCheckpointFile(file)) throw checkpointNotListed(this.folder, file);
    return join(this.folder, file);
  }
}

function shapeProblem(parameters: ParameterTree, description: ModelDescription): string | undefined {
  const missing = description.find(({ name }) => !parameters.has(name));
  if (missing !== undefined) return `parameter "${missing.name}" is missing`;
  const described = new Map(description.map((parameter) => [parameter.name, shapeOf(parameter)]));
  for (const [name, { shape }] of parameters) {
    const expected = described.get(name);
    if (expected === undefined) return `the model has no parameter "${name}"`;
    if (String(expected) !== String(shape)) return `"${name}" is [${shape}] instead of [${expected}]`;
  }
  return undefined;
}

function short(sha256: string): string {
  return sha256.slice(0, 12);
}
