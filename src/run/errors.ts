import type { Architecture } from "../architecture/architecture.ts";
import { EspalierError } from "../espalier-error.ts";
import { reasonOf } from "../reason-of.ts";
import { describeValue } from "../plugin/guard/describe-value.ts";
import type { Trial } from "../search/trial.ts";

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
    message: `Growing changed an output by ${change.toPrecision(2)}, though all operators claim to change nothing (tolerance ${tolerance}).`,
    culprit: `step ${step}, /growth/space/dimensions`,
    remedy:
      "Correct the family's description: a residual axis is read behind normalisations over it, the last parameter of a " +
      "block closes its branch, and flows are right. Or correct the operator; one that is not exact says so.",
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
    message: `The inheritance declares that the child's ${weights} weights keep the parent's ${kept} weights, but an output changed by ${change.toPrecision(2)} (tolerance ${tolerance}).`,
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
