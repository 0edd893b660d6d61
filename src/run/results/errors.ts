import { EspalierError } from "../../espalier-error.ts";

export function noRun(folder: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_RUN",
    message: "There is no run in this folder.",
    culprit: folder,
    remedy: "Name the folder that holds the run's events.jsonl.",
    exitCode: 2,
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
