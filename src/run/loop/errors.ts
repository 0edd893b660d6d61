import { EspalierError } from "../../espalier-error.ts";
import type { Trial } from "../../search/trial.ts";

export function allTrialsFailed(step: number, trials: readonly Trial[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_ALL_TRIALS_FAILED",
    message: `All ${trials.length} trials of step ${step} failed; the first one: ${trials[0]?.failure ?? "nothing was proposed"}`,
    culprit: `step ${step}`,
    remedy:
      "Mend what the failures tell (`espalier trials RUN` lists them), then start another run with --again: what has failed stays failed in this one.",
  });
}
