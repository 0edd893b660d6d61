import { EspalierError } from "../espalier-error.ts";
import type { SearchSpace } from "./search-space.ts";

export function emptySpace(space: SearchSpace): EspalierError {
  return new EspalierError({
    code: "ESPALIER_EMPTY_SPACE",
    message: `No architecture of search space "${space.name}" fulfils its constraints.`,
    culprit: space.constraints.map((constraint) => constraint.description).join(", "),
    remedy: "Loosen a constraint or widen a dimension.",
    exitCode: 2,
  });
}

/** Whether the error is `emptySpace`: the space certainly has no architecture. */
export function isEmptySpace(error: EspalierError): boolean {
  return error.code === "ESPALIER_EMPTY_SPACE";
}

/** @param samples the inspected points, such as `1000 random points`. */
export function sparseSpace(space: SearchSpace, samples: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_SPARSE_SPACE",
    message: `None of ${samples} of search space "${space.name}" fulfils its constraints. Its grid of ${space.gridSize.toExponential(1)} points is too large to inspect completely.`,
    culprit: space.constraints.map((constraint) => constraint.description).join(", "),
    remedy: 'Loosen a constraint, narrow a dimension, or name an architecture as "start".',
    exitCode: 2,
  });
}

export function tangledSpace(space: string, dimension: string): EspalierError {
  return new EspalierError({
    code: "ESPALIER_TANGLED_SPACE",
    message: `The conditions of search space "${space}" have too many combinations to count its architectures.`,
    culprit: dimension,
    remedy: "Let fewer dimensions depend on several others at once.",
    exitCode: 2,
  });
}
