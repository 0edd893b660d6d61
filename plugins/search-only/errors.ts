import { EspalierError } from "espalier";

export function nothingToShow(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_PICTURES",
    message: 'The stream "none" has no pairs and no pictures.',
    culprit: "/stream",
    remedy: "Name a stream, or use strategies that need no data.",
    exitCode: 2,
  });
}

export function nothingToCompute(): EspalierError {
  return new EspalierError({
    code: "ESPALIER_NO_MODEL",
    message: "The experiment has architectures, and no models that could compute anything.",
    culprit: "/model",
    remedy: "Name a family of models, or use an evaluator that measures architectures by its own means.",
    exitCode: 2,
  });
}

export function edgesDiffer(given: readonly string[], edges: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CELL_OTHER_EDGES",
    message: `The dimensions of a cell are its edges, ${edges.join(", ")}, and not ${given.join(", ")}.`,
    culprit: "/searchSpace",
    remedy: "Give the search space a dimension for each edge, or correct /model/nodes.",
    exitCode: 2,
  });
}
