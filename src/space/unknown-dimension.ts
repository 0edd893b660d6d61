import type { Problem } from "../json/problem.ts";
import { nearestName } from "../nearest-name.ts";

/** Problem for a name that is not a dimension of the space. @param known the dimensions' names. */
export function unknownDimension(pointer: string, name: string, known: readonly string[]): Problem {
  const nearest = nearestName(name, known);
  return {
    pointer,
    message: `The space has no dimension "${name}".`,
    allowed: known.join(", "),
    ...(nearest === undefined ? {} : { nearest }),
  };
}
