import { EspalierError } from "../../espalier-error.ts";
import { briefly } from "../../json/briefly.ts";
import { reasonOf } from "../../reason-of.ts";

export function damagedLog(file: string, line: number, problem: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_DAMAGED_LOG",
    message: `The event log is damaged at line ${line}: ${problem}.`,
    culprit: `${file}:${line}`,
    remedy: `Restore the file from a copy, or delete line ${line} and all after it to go on from there.`,
  });
}

/** @param limit bytes of the longest event. */
export function longEvent(file: string, line: number, limit: number): EspalierError {
  return damagedLog(file, line, `it has more than ${limit} bytes, which no event has`);
}

export function unknownLogVersion(file: string, line: number, version: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_UNKNOWN_LOG_VERSION",
    message: `The event at line ${line} has version ${briefly(version)}, which this Espalier cannot read.`,
    culprit: `${file}:${line}`,
    remedy: "Use the version of Espalier that wrote it; environment.json beside the log names it.",
  });
}

export function unrecordableEvent(file: string, type: string, problem: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_UNRECORDABLE_EVENT",
    message: `An event of type "${type}" cannot be recorded: ${problem}.`,
    culprit: file,
    remedy: "Record finite numbers only; a candidate whose loss is not finite is a failed trial.",
  });
}

export function repeatedEvent(file: string, identity: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_REPEATED_EVENT",
    message: `The event log already holds the event "${identity}".`,
    culprit: file,
    remedy: "Ask for it by Journal.once, which records an event the first time only.",
  });
}

export function logNotWritten(file: string, cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_LOG_NOT_WRITTEN",
    message: `The event log could not be written: ${reasonOf(cause)}.`,
    culprit: file,
    remedy: "Free space or repair the disk, then start the run again: all events before this one are safe.",
    cause,
  });
}

export function logGone(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_LOG_GONE",
    message: "The event log was deleted, moved or replaced while the run was going on.",
    culprit: file,
    remedy: "Put the run folder back and resume the run, or start it again. Later events were not recorded.",
  });
}

/** @param bytes how many there are more than this process has written; negative if some are missing. */
export function logWrittenByAnother(file: string, bytes: number): EspalierError {
  const change = bytes > 0 ? `${bytes} bytes were added` : `${-bytes} bytes were cut off`;
  return new EspalierError({
    code: "ESPALIER_LOG_WRITTEN_BY_ANOTHER",
    message: `Another process changed the event log: ${change}. This process has stopped writing.`,
    culprit: file,
    remedy: "Make sure that a single process works on the run, then resume it.",
  });
}

export function journalClosed(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_JOURNAL_CLOSED",
    message:
      "The event log takes no more events: it has been closed, or an earlier event could not be written.",
    culprit: file,
    remedy: "Start the run again: all events that were recorded are safe.",
  });
}

export function stepNotFinished(path: string, step: number, finished: readonly number[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_STEP_NOT_FINISHED",
    message: `The run has not finished growth step ${step}.`,
    culprit: path,
    allowed: finished.length === 0 ? "none yet" : finished.join(", "),
    remedy: "Choose a finished growth step, or resume the run first.",
    exitCode: 2,
  });
}
