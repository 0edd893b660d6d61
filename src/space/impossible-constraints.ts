import type { Architecture } from "../architecture/architecture.ts";
import { pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { findArchitecture, type Found } from "./find-architecture.ts";
import { SearchSpace } from "./search-space.ts";

/**
 * Constraints that no architecture, or none of many samples, fulfils: each alone, else all together.
 * @param known an architecture that may fulfil all of them.
 */
export function impossibleConstraints(space: SearchSpace, known?: Architecture): Problem[] {
  if (space.constraints.length === 0 || (known !== undefined && space.contains(known))) return [];
  const together = findArchitecture(space);
  if (together === "yes") return [];
  const alone = space.constraints.flatMap((constraint, index) => {
    const found = findArchitecture(new SearchSpace(space.name, space.dimensions, [constraint]));
    if (found === "yes" || (together === "no" && found !== "no")) return [];
    return [
      { pointer: pointerOf(["constraints", index]), message: messageOf(found, constraint.description) },
    ];
  });
  const all = { pointer: "/constraints", message: messageOf(together, "all constraints together") };
  return alone.length > 0 ? alone : [all];
}

function messageOf(found: Exclude<Found, "yes">, what: string): string {
  if (found === "no") return `No architecture of the space fulfils ${what}.`;
  return `None of ${found.noneOf} samples of the space fulfils ${what}. If you know one that does, name it as "start".`;
}
