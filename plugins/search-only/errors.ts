import { EspalierError } from "espalier";

export function edgesDiffer(given: readonly string[], edges: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CELL_OTHER_EDGES",
    message: `The dimensions of the search space must be the edges of the cell, ${edges.join(", ")}, not ${given.join(", ")}.`,
    culprit: "/searchSpace",
    remedy: "Add a dimension for each edge to the search space, or correct /model/nodes.",
    exitCode: 2,
  });
}
