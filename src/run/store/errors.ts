import { EspalierError } from "../../espalier-error.ts";
import { reasonOf } from "../../reason-of.ts";

export function damagedCheckpoint(file: string, problem: string, cause?: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_DAMAGED_CHECKPOINT",
    message: `The checkpoint cannot be read: ${problem}.`,
    culprit: file,
    remedy: "Restore the file from a copy, or start the run again under another name.",
    environmental: true,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** @param problem such as `it is of step 2 instead of 1`. */
export function otherCheckpoint(file: string, problem: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_OTHER_CHECKPOINT",
    message: `The checkpoint is not the one that the run wrote: ${problem}.`,
    culprit: file,
    remedy: "Restore the run's own file from a copy, or start the run again under another name.",
    environmental: true,
  });
}

export function checkpointNotListed(folder: string, file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NOT_A_CHECKPOINT",
    message: `${JSON.stringify(file)} cannot be the name of a checkpoint.`,
    culprit: folder,
    allowed: "such as step-1.safetensors, without a folder",
    remedy: "Restore the run's event log from a copy.",
    environmental: true,
  });
}

export function linkedFile(path: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_LINKED_FILE",
    message: "A symbolic link stands where the run keeps its own files.",
    culprit: path,
    remedy: "Put the file or folder itself there. To keep runs on another disk, link the folder of all runs.",
    environmental: true,
  });
}

export function checkpointNotWritten(file: string, cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CHECKPOINT_NOT_WRITTEN",
    message: `The checkpoint could not be written: ${reasonOf(cause)}.`,
    culprit: file,
    remedy: "Make room or repair the disk, then resume the run.",
    environmental: true,
    cause,
  });
}

/** @param changes such as `squares.ts has changed`. */
export function pluginsChanged(path: string, changes: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PLUGINS_CHANGED",
    message: `The code of the run's plug-ins is not what the run was last worked on with: ${changes.join(", ")}.`,
    culprit: path,
    remedy:
      "Restore the code, or go on with --changed-plugins: earlier events stay as the old code made them.",
    exitCode: 2,
  });
}

/** @param cause an error, or what is wrong in words. */
export function damagedRecord(file: string, cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_DAMAGED_RECORD",
    message: `The file cannot be read: ${reasonOf(cause)}.`,
    culprit: file,
    remedy: "Restore the file from a copy, or start the run again in another folder.",
    cause,
  });
}

export function runFolderNotOpened(path: string, cause: unknown): EspalierError {
  const { code } = cause as NodeJS.ErrnoException;
  const isWrongName = ["EEXIST", "ENAMETOOLONG", "ENOTDIR"].includes(code ?? "");
  return new EspalierError({
    code: "ESPALIER_RUN_FOLDER_NOT_OPENED",
    message: `The run folder cannot be made or written to: ${reasonOf(cause)}.`,
    culprit: path,
    remedy: isWrongName
      ? "Name a folder by --out; a name of the experiment of at most 200 characters fits every disk."
      : "Make the folder writable, make room on the disk, or name another folder by --out.",
    exitCode: isWrongName ? 2 : 1,
    cause,
  });
}
