import { crowdingDistances } from "./crowding-distance.ts";
import { nonDominatedSort } from "./non-dominated-sort.ts";
import type { Objective } from "./objective.ts";
import type { Trial } from "./trial.ts";

/**
 * The measured trials from best to worst by NSGA-II's crowded comparison (Deb et al. 2002): by front, then in
 * decreasing crowding distance, then in order of proposal.
 */
export function paretoOrder(trials: readonly Trial[], objectives: readonly Objective[]): Trial[] {
  return nonDominatedSort(trials, objectives).flatMap((front) => {
    const distances = crowdingDistances(front, objectives);
    return front
      .map((trial, place) => ({ trial, distance: distances[place]! }))
      .toSorted((one, other) => (one.distance === other.distance ? 0 : other.distance - one.distance))
      .map(({ trial }) => trial);
  });
}
