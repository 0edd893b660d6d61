import { bestOf, compare } from "./best-of.ts";
import { type Objectives, pointOf } from "./objective.ts";
import type { Trial } from "./trial.ts";

/** Relative tolerance for ties: points on one line have equal distances up to rounding. */
const TOLERANCE = 1e-12;

/**
 * The knee point of a front. With every objective scaled to 0 at the front's best and 1 at its worst, it lies deepest
 * below the plane through the ends, so its scaled values have the smallest sum (Das 1999, On characterizing the knee
 * of the Pareto curve, Structural Optimization 18; Branke et al. 2004). Ties go to the better one in the first
 * objective, then to the one proposed first.
 */
export function kneePoint(front: readonly Trial[], objectives: Objectives): Trial | undefined {
  const points = front.map((trial) => pointOf(trial, objectives));
  const ranges = objectives.map((_, place) => {
    const values = points.map((point) => point[place]!).toSorted(compare);
    return { low: values[0] ?? 0, extent: (values.at(-1) ?? 0) - (values[0] ?? 0) };
  });
  const sums = points.map((point) =>
    ranges.reduce(
      (sum, { low, extent }, place) => sum + (extent > 0 ? (point[place]! - low) / extent : 0),
      0,
    ),
  );
  const limit = sums.reduce((least, sum) => Math.min(least, sum), Infinity) + TOLERANCE;
  return bestOf(
    front.filter((_, index) => sums[index]! <= limit),
    objectives[0],
  );
}
