import type { Problem } from "../../json/problem.ts";
import { nearestName } from "../../nearest-name.ts";

export function stepBeyondStream(step: number, steps: number): Problem {
  return {
    pointer: "/search/history/step",
    message: `There is no step ${step}.`,
    allowed: `an integer from 1 to ${steps}`,
  };
}

export function missingObjective(pointer: string, name: string, found: readonly string[]): Problem {
  const nearest = nearestName(name, found);
  return {
    pointer,
    message: `It has no "${name}", which is an objective of the search.`,
    allowed: `a number for "${name}", or "status": "failed"`,
    ...(nearest === undefined ? {} : { nearest }),
  };
}
