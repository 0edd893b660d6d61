import { EspalierError } from "espalier";

export function scoreNotFinite(measurement: string, value: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_ZERO_COST_NOT_FINITE",
    message: `The zero-cost score ${measurement} is ${value}.`,
    culprit: "/search/evaluator",
    remedy:
      "Leave the proxy out (synflow overflows in deep and wide models), or the candidate: the search goes on without it.",
  });
}

export function tooFewExamples(distinct: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_ZERO_COST_EXAMPLES",
    message: `Only ${distinct} of the batch's examples have inputs that no other one has.`,
    culprit: "/training/batchSize",
    allowed: "batches with at least 2 such examples",
    remedy: "Make /training/batchSize larger, or leave out naswot and jacob-cov.",
  });
}

export function placesNotShown(kind: string, part: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_ZERO_COST_PLACES",
    message: `The forward pass of the part ${part} shows no place of kind "${kind}".`,
    culprit: "/search/evaluator/proxies",
    remedy: "Leave the proxy out, or let the model family call the hook of its forward pass there.",
  });
}
