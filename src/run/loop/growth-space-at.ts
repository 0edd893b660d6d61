import type { Architecture } from "../../architecture/architecture.ts";
import type { SearchSpace } from "../../space/search-space.ts";
import type { Run } from "../run.ts";

/** The candidates of a growth step, after what has arrived by then. */
export async function growthSpaceAt(
  { arrivals, growth, space }: Pick<Run, "arrivals" | "growth" | "space">,
  step: number,
  current: Architecture,
): Promise<SearchSpace> {
  let sum = 0;
  const examplesSeen = Object.freeze((await arrivals.counts(step)).map((count) => (sum += count)));
  return growth.space.at(
    Object.freeze({ step, current, space, dimensions: growth.dimensions, examplesSeen }),
  );
}
