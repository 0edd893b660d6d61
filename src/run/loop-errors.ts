import type { Architecture } from "../architecture/architecture.ts";
import { EspalierError } from "../espalier-error.ts";
import type { Trial } from "../search/trial.ts";

export function imageSizesDiffer(stream: number, model: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_IMAGE_SIZES_DIFFER",
    message: `The stream's pictures have a side of ${stream} pixels, the model takes ${model}.`,
    culprit: "/model/imageSize",
    remedy: "Give /stream/imageSize and /model/imageSize the same value.",
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

export function allTrialsFailed(step: number, trials: readonly Trial[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_ALL_TRIALS_FAILED",
    message: `All ${trials.length} trials of step ${step} failed; the first one: ${trials[0]?.failure ?? "nothing was proposed"}`,
    culprit: `step ${step}`,
    remedy: "Lower /training/learningRate, or look at the failures with `espalier trials`.",
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
