import { EspalierError } from "../../espalier-error.ts";
import type { Trial } from "../../search/trial.ts";

export function allTrialsFailed(step: number, trials: readonly Trial[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_ALL_TRIALS_FAILED",
    message: `All ${trials.length} trials of step ${step} failed; the first one: ${trials[0]?.failure ?? "nothing was proposed"}`,
    culprit: `step ${step}`,
    remedy:
      "Fix the reported causes (`espalier trials RUN` lists them), then start another run with --again. In this run failed trials stay failed.",
  });
}

export function dataChanged(step: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_DATA_CHANGED",
    message: `The data of the stream have changed since step ${step} of this run began.`,
    culprit: "/stream",
    remedy: "Restore the data and resume the run, or start another run with --again.",
    environmental: true,
  });
}
