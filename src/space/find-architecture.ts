import { Architecture } from "../architecture/architecture.ts";
import { EspalierError } from "../espalier-error.ts";
import { Random } from "../random/random.ts";
import { isEmptySpace } from "./errors.ts";
import { SearchSpace } from "./search-space.ts";

/** Maximum grid size for visiting every point. Larger spaces are judged by linear bounds and random points. */
const EXHAUSTIVE = 20_000;
const DRAWS = 2_000;

/** Whether a space has an architecture: yes, no, or unknown after a number of samples. */
export type Found = "yes" | "no" | { readonly noneOf: number };

/**
 * Decides whether a space has an architecture. Linear constraints are solved; others are decided only if all points
 * can be visited.
 */
export function findArchitecture(space: SearchSpace): Found {
  if (space.gridSize <= EXHAUSTIVE) return space.enumerate().next().done === true ? "no" : "yes";
  const bounds = space.constraints.filter(({ linear }) => linear !== undefined);
  const within = new SearchSpace(space.name, space.dimensions, bounds);
  const first = ask(() => within.smallest());
  if (first === "empty") return "no";
  const free = new SearchSpace(space.name, space.dimensions);
  let visits = 0;
  for (const sample of first === "sparse" ? samplesOf(free) : samplesOf(within, first)) {
    if (space.contains(sample)) return "yes";
    visits++;
  }
  return { noneOf: visits };
}

/** The smallest and the largest architecture, then random ones until none is found. */
function* samplesOf(space: SearchSpace, smallest = space.smallest()): Generator<Architecture> {
  yield smallest;
  yield largestOf(space);
  const random = new Random("impossible-constraints");
  for (let draw = 0; draw < DRAWS; draw++) {
    const drawn = ask(() => space.sample(random.fork("draw", draw)));
    if (typeof drawn === "string") return;
    yield drawn;
  }
}

/** An architecture, or the reason for finding none: the space is empty, or too sparse to decide. */
function ask(one: () => Architecture): Architecture | "empty" | "sparse" {
  try {
    return one();
  } catch (error) {
    if (!(error instanceof EspalierError)) throw error;
    return isEmptySpace(error) ? "empty" : "sparse";
  }
}

/** The last value of each dimension. */
function largestOf(space: SearchSpace): Architecture {
  const last = [...space.dimensions.keys()].map((name) => [name, space.valuesOf(name).at(-1)!] as const);
  return space.canonical(new Architecture(Object.fromEntries(last)));
}
