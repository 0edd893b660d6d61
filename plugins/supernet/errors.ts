import { type ArchitectureValue, EspalierError } from "espalier";

export function unorderedDimension(name: string, values: readonly ArchitectureValue[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SUPERNET_UNORDERED",
    message: `Dimension "${name}" has values that are not numbers: ${values.join(", ")}.`,
    culprit: name,
    allowed: "numbers, so that the model with the largest value contains the others",
    remedy: "Fix the dimension's value in the search space, or use another evaluator.",
    exitCode: 2,
  });
}

export function noSharedTraining(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SUPERNET_NOT_TRAINED",
    message: "A candidate has no part of a supernet.",
    culprit: "/search/evaluator",
    remedy:
      "Correct the wrapper around this evaluator: it must pass on `sharedTraining` and the candidate's `shared`.",
  });
}

export function lossNotFinite(loss: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SUPERNET_LOSS_NOT_FINITE",
    message: `The search-validation loss of the supernet's part is ${loss}.`,
    culprit: "/search/evaluator",
    remedy: "Lower /training/learningRate, or ignore the candidate: the search continues without it.",
  });
}
