import { EspalierError } from "../espalier-error.ts";

export function runInUse(file: string, pid: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_RUN_IN_USE",
    message: `Process ${pid} is working on this run.`,
    culprit: file,
    remedy: `Wait for process ${pid} to end, or end it.`,
  });
}

/** @param place such as `host "a"`, or a container of this host. */
export function runInUseElsewhere(file: string, pid: number, place: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_RUN_IN_USE_ELSEWHERE",
    message: `Process ${pid} on ${place} is working on this run, or was when that host or container ended.`,
    culprit: file,
    remedy: `Make sure that process ${pid} has ended there, then delete the lock file. Its state cannot be seen from here.`,
  });
}

export function lockNotTaken(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_LOCK_NOT_TAKEN",
    message: "The lock file can neither be created nor read.",
    culprit: file,
    remedy: "Use --out to choose a folder on a disk for regular files.",
  });
}

export function unreadableLock(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_UNREADABLE_LOCK",
    message: "The lock file does not name the process that holds it.",
    culprit: file,
    remedy: "Make sure that no process is working on this run, then delete the lock file.",
  });
}
