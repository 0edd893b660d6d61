import type { Architecture } from "../../architecture/architecture.ts";
import { EspalierError } from "../../espalier-error.ts";
import { describeValue } from "../../plugin/guard/describe-value.ts";

export function proposalOutsideSpace(step: number, trial: number, proposal: Architecture): EspalierError {
  return new EspalierError({
    code: "ESPALIER_PROPOSAL_OUTSIDE_SPACE",
    message: `The search strategy proposed ${proposal}, which is not in the growth space.`,
    culprit: `step ${step}, trial ${trial}, /search/strategy`,
    remedy: "Correct the strategy: it may propose what `request.space.contains`, and nothing else.",
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

export function measurementNotFinite(name: string, value: unknown): EspalierError {
  return new EspalierError({
    code: "ESPALIER_MEASUREMENT_NOT_FINITE",
    message: `The evaluator measured ${name} as ${describeValue(value)}, which is not a finite number.`,
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
