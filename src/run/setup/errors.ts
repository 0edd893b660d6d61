import type { Architecture } from "../../architecture/architecture.ts";
import { EspalierError } from "../../espalier-error.ts";

export function otherRun(folder: string, expected: string, found: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_OTHER_RUN",
    message: `The folder holds the run of another experiment: hash ${found} instead of ${expected}.`,
    culprit: folder,
    remedy:
      "Undo the changes to the run's experiment.json, or start the changed experiment as a run of its own.",
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
