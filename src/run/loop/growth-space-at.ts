import type { Architecture } from "../../architecture/architecture.ts";
import type { SearchSpace } from "../../space/search-space.ts";
import type { Run } from "../run.ts";

/** The candidates of a growth step, after what has arrived by then. */
export async function growthSpaceAt(
  parts: Pick<Run, "arrivals" | "growth" | "space">,
  step: number,
  current: Architecture,
): Promise<SearchSpace> {
  return growthSpaceAfter(await parts.arrivals.counts(step), parts, current);
}

/** The candidates of a growth step. @param arrivals numbers of examples that have arrived, at this step too. */
export function growthSpaceAfter(
  arrivals: readonly number[],
  { growth: { space: growthSpace, dimensions }, space }: Pick<Run, "growth" | "space">,
  current: Architecture,
): SearchSpace {
  let sum = 0;
  const examplesSeen = Object.freeze(arrivals.map((count) => (sum += count)));
  return growthSpace.at(Object.freeze({ step: arrivals.length, current, space, dimensions, examplesSeen }));
}
