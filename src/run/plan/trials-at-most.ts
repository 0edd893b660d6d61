import type { SearchSpace } from "../../space/search-space.ts";
import type { Trial } from "../../search/trial.ts";
import type { Run } from "../run.ts";

/** Points of a space that are looked at for its candidates. */
const LOOKS = 1e5;

/**
 * Trials that a growth step's search can start: no more than there are candidates, if the strategy proposes nothing once
 * each has been tried.
 */
export function trialsAtMost(
  { search, random }: Pick<Run, "search" | "random">,
  step: number,
  space: SearchSpace,
): number {
  const size = space.count(LOOKS) ?? Infinity;
  if (size >= search.trials) return search.trials;
  const { objectives } = search;
  const measurements = Object.fromEntries(objectives.map(({ measurement }) => [measurement, 0]));
  const trials = [...space.enumerate()].map((architecture, number): Trial => ({
    ...{ number, architecture, status: "completed", budget: 1, measurements, notes: {} },
  }));
  const key = random.fork("step", step, "trial", trials.length);
  const proposal = search.strategy.propose({ space, trials, random: key, objectives });
  return proposal === undefined ? size : search.trials;
}
