import { EspalierError } from "espalier";

export function scoreNotFinite(measurement: string, value: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_ZERO_COST_NOT_FINITE",
    message: `The zero-cost score ${measurement} is ${value}.`,
    culprit: "/search/evaluator",
    remedy:
      "Omit the proxy (synflow overflows in deep and wide models), or ignore the candidate: the search continues without it.",
  });
}

export function tooFewExamples(distinct: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_ZERO_COST_EXAMPLES",
    message: `Only ${distinct} of the batch's examples have unique inputs.`,
    culprit: "/training/batchSize",
    allowed: "batches with at least 2 such examples",
    remedy: "Raise /training/batchSize, or omit naswot and jacob-cov.",
  });
}

export function hookNotCalled(kind: string, part: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_ZERO_COST_PLACES",
    message: `The forward pass of the part ${part} does not call its hook with kind "${kind}".`,
    culprit: "/search/evaluator/proxies",
    remedy: "Omit the proxy, or call the hook in the model family's forward pass.",
  });
}
