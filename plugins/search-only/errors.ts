import { EspalierError } from "espalier";

export function edgesDiffer(given: readonly string[], edges: readonly string[]): EspalierError {
  return new EspalierError({
    code: "ESPALIER_CELL_OTHER_EDGES",
    message: `The dimensions of a cell are its edges, ${edges.join(", ")}, and not ${given.join(", ")}.`,
    culprit: "/searchSpace",
    remedy: "Give the search space a dimension for each edge, or correct /model/nodes.",
    exitCode: 2,
  });
}
