import type { Architecture } from "../architecture/architecture.ts";
import { EspalierError } from "../espalier-error.ts";
import { describeValue } from "../plugin/guard/describe-value.ts";
import type { Trial } from "../search/trial.ts";

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
    message: `The event at line ${line} has version ${JSON.stringify(version)}, which this Espalier cannot read.`,
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
    remedy: "Make room or mend the disk, then start the run again: all events before this one are safe.",
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
    message: "The lock file can neither be made nor read.",
    culprit: file,
    remedy: "Choose a folder on a disk that takes ordinary files by --out.",
  });
}

export function unreadableLock(file: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_UNREADABLE_LOCK",
    message: "The lock file does not say which process holds it.",
    culprit: file,
    remedy: "Make sure that no process is working on this run, then delete the lock file.",
  });
}

export function otherRun(folder: string, expected: string, found: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_OTHER_RUN",
    message: `The folder holds the run of another experiment: hash ${found} instead of ${expected}.`,
    culprit: folder,
    remedy:
      "Undo the changes to the run's experiment.json, or start the changed experiment as a run of its own.",
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

/** @param folders where the experiment's folder was looked for. */
export function projectMissing(run: string, folders: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PROJECT_MISSING",
    message: `The folder of the run's experiment file is neither ${folders.join(" nor ")}.`,
    culprit: run,
    remedy: "Put the project back, or name its folder by --folder.",
    exitCode: 2,
  });
}

export function noRun(folder: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_RUN",
    message: "There is no run in this folder.",
    culprit: folder,
    remedy: "Name the folder that holds the run's events.jsonl.",
    exitCode: 2,
  });
}

export function imageSizesDiffer(stream: number, model: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_IMAGE_SIZES_DIFFER",
    message: `The stream has ${describePictures(stream)}, the model takes ${describePictures(model)}.`,
    culprit: "/model/imageSize",
    remedy:
      "Give /stream/imageSize and /model/imageSize the same value. Where /stream or /model is left out, it has no pictures.",
    exitCode: 2,
  });
}

function describePictures(side: number): string {
  return side === 0 ? "no pictures" : `pictures with a side of ${side} pixels`;
}

export function proposalOutsideSpace(step: number, trial: number, proposal: Architecture): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PROPOSAL_OUTSIDE_SPACE",
    message: `The search strategy proposed ${proposal}, which is not in the growth space.`,
    culprit: `step ${step}, trial ${trial}, /search/strategy`,
    remedy: "Correct the strategy: it may propose what `request.space.contains`, and nothing else.",
  });
}

/** Found before the run, by letting the candidate inherit from fresh weights. */
export function cannotGrow(
  step: number,
  current: Architecture,
  candidate: Architecture,
  cause: EspalierError,
): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CANNOT_GROW",
    message: `Growth step ${step} has the candidate ${candidate}, which cannot grow out of ${current}: ${cause.message}`,
    culprit: "/growth/space",
    ...(cause.allowed !== undefined && { allowed: cause.allowed }),
    remedy: cause.remedy ?? "Correct the growth space, or choose another inheritance.",
    exitCode: 2,
    cause,
  });
}

export function impossibleAssignment(
  step: number,
  trial: number,
  budget: number,
  problem: string,
): EspalierError {
  return new EspalierError({
    code: "ESPALIER_IMPOSSIBLE_ASSIGNMENT",
    message: `The scheduler let trial ${trial} go on up to ${budget} of the budget, but ${problem}.`,
    culprit: `step ${step}, /search/scheduler`,
    remedy: "Correct the scheduler: it may let completed trials go on, up to more than they have had.",
  });
}

export function allTrialsFailed(step: number, trials: readonly Trial[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_ALL_TRIALS_FAILED",
    message: `All ${trials.length} trials of step ${step} failed; the first one: ${trials[0]?.failure ?? "nothing was proposed"}`,
    culprit: `step ${step}`,
    remedy:
      "Mend what the failures tell (`espalier trials RUN` lists them), then start another run with --again: what has failed stays failed in this one.",
  });
}

export function measurementNotFinite(name: string, value: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_MEASUREMENT_NOT_FINITE",
    message: `The evaluator measured ${name} as ${describeValue(value)}, which is no finite number.`,
    culprit: "/search/evaluator",
    remedy: "Look at why the candidate has no such figure; the search goes on without it.",
  });
}

export function noMeasurements(value: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_MEASUREMENTS",
    message: `The evaluator returned ${describeValue(value)} in place of measurements by name.`,
    culprit: "/search/evaluator",
    remedy: "Correct the evaluator; the search goes on without the candidate.",
  });
}

export function expansionNotExact(step: number, change: number, tolerance: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_EXPANSION_NOT_EXACT",
    message: `Growing changed a similarity by ${change.toPrecision(2)}, though all operators claim to change nothing (tolerance ${tolerance}).`,
    culprit: `step ${step}, /growth/space/dimensions`,
    remedy: "Use a model without ln_pre, or correct the operator; one that is not exact says so.",
  });
}

/**
 * @param weights of the child.
 * @param kept the parent's weights that they are declared to go on from.
 */
export function weightsNotKept(
  step: number,
  weights: string,
  kept: string,
  change: number,
  tolerance: number,
): EspalierError {
  return new EspalierError({
    code: "ESPALIER_WEIGHTS_NOT_KEPT",
    message: `The inheritance declares that the child's ${weights} weights keep the parent's ${kept} weights, but a similarity changed by ${change.toPrecision(2)} (tolerance ${tolerance}).`,
    culprit: `step ${step}, /growth/inheritance`,
    remedy: 'Correct the inheritance, or let it declare "none" for these weights.',
  });
}

/** @param searched the growth steps that did search. */
export function stepNotSearched(path: string, searched: readonly number[], step?: number): EspalierError {
  const none = searched.length === 0;
  return new EspalierError({
    code: "ESPALIER_STEP_NOT_SEARCHED",
    message:
      step === undefined || none
        ? "The run has no trials yet."
        : `Growth step ${step} of the run did not search.`,
    culprit: path,
    ...(none ? {} : { allowed: `--step ${searched.join(", ")}` }),
    remedy: "`espalier status RUN` shows how far a run is.",
    exitCode: 2,
  });
}

export function noTrainedModel(path: string, step?: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_TRAINED_MODEL",
    message:
      step === undefined ? "The run has no trained model." : `The run has no trained model of step ${step}.`,
    culprit: path,
    remedy:
      "Export architectures by --format json; weights exist once the training of a growth step has ended.",
    exitCode: 2,
  });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
