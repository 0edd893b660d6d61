import type { Architecture } from "../architecture/architecture.ts";
import { pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { shown } from "../json/schema-problems.ts";
import type { SearchSpace } from "./search-space.ts";

/** Values that an architecture sets for inactive dimensions, whose condition does not hold. */
export function idleValues(
  path: readonly (string | number)[],
  architecture: Architecture,
  space: SearchSpace,
): Problem[] {
  return architecture.difference(space.canonical(architecture)).map(({ dimension, from, to }) => ({
    pointer: pointerOf([...path, dimension]),
    message: `${shown(from)} has no effect here: the condition of "${dimension}" does not hold.`,
    allowed: shown(to),
  }));
}
