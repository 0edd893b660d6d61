import { pointerOf } from "../json/pointer.ts";
import type { Problem } from "../json/problem.ts";
import { Random } from "../random/random.ts";
import { SearchSpace } from "./search-space.ts";

/** Grid points that are looked at one by one; larger spaces are judged by random ones. */
const EXHAUSTIVE = 20_000;
const DRAWS = 2_000;

/** Constraints that no architecture fulfils: the ones that are impossible alone, else all of them together. */
export function impossibleConstraints(space: SearchSpace): Problem[] {
  if (space.constraints.length === 0 || hasArchitecture(space)) return [];
  const alone = space.constraints.flatMap((constraint, index) =>
    hasArchitecture(new SearchSpace(space.name, space.dimensions, [constraint]))
      ? []
      : [
          {
            pointer: pointerOf(["constraints", index]),
            message: `No architecture of the space fulfils ${constraint.description}.`,
          },
        ],
  );
  if (alone.length > 0) return alone;
  return [
    { pointer: "/constraints", message: "No architecture of the space fulfils all constraints together." },
  ];
}

function hasArchitecture(space: SearchSpace): boolean {
  const free = new SearchSpace(space.name, space.dimensions);
  const accepts = (architecture: ReturnType<SearchSpace["smallest"]>) => space.contains(architecture);
  if (accepts(free.smallest())) return true;
  if (space.gridSize <= EXHAUSTIVE) return !space.enumerate().next().done;
  const random = new Random("impossible-constraints");
  return Array.from({ length: DRAWS }, (_, draw) => draw).some((draw) =>
    accepts(free.sample(random.fork("draw", draw))),
  );
}
