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
