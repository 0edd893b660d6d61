import { type ArchitectureValue, EspalierError } from "espalier";

export function unorderedDimension(name: string, values: readonly ArchitectureValue[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SUPERNET_UNORDERED",
    message: `Dimension "${name}" has values of which none contains the others: ${values.join(", ")}.`,
    culprit: name,
    allowed: "numbers, of which the larger one contains the smaller ones",
    remedy: "Fix the dimension's value in the search space, or take another evaluator.",
    exitCode: 2,
  });
}

export function noSharedTraining(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SUPERNET_NOT_TRAINED",
    message: "A candidate came without its part of a supernet.",
    culprit: "/search/evaluator",
    remedy:
      "A wrapper around this evaluator has to hand on its `sharedTraining`, and the candidate's `shared`.",
  });
}

export function lossNotFinite(loss: number): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SUPERNET_LOSS_NOT_FINITE",
    message: `The search-validation loss of the supernet's part is ${loss}.`,
    culprit: "/search/evaluator",
    remedy: "Lower /training/learningRate; the search goes on without the candidate.",
  });
}
