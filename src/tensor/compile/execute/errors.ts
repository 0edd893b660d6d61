import { EspalierError } from "../../../espalier-error.ts";
import { reasonOf } from "../../../reason-of.ts";
import type { Mode } from "./compiled-step.ts";

export function wrongInput(name: string, problem: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_STEP_INPUT",
    message: `The input "${name}" ${problem}.`,
    culprit: name,
    remedy: "Pass the names, shapes and types of the sample for which the step was compiled.",
  });
}

export function wrongState(name: string, problem: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_STEP_STATE",
    message: `The state's array "${name}" ${problem}.`,
    culprit: name,
    remedy: "Write a state with the names and shapes of the sample for which the step was compiled.",
  });
}

export function stepDisposed(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_STEP_DISPOSED",
    message: "The compiled step has been disposed of.",
    culprit: "step",
    remedy: "Compile it again, or dispose of it later.",
  });
}

export function stepFailed(mode: Mode, cause: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_STEP_FAILED",
    message: `The engine could not run the step (${mode}): ${reasonOf(cause)}`,
    culprit: "step",
    remedy: "Try a smaller batch, or another engine with --engine.",
  });
}
