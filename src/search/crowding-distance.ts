import { compare } from "./best-of.ts";
import { type Objective, toMinimise } from "./objective.ts";
import type { Trial } from "./trial.ts";

/**
 * Crowding distance of each trial of a front, `[front]`: for every objective the gap between its two neighbours, as a
 * share of the front's extent, summed; Infinity at the ends (Deb et al. 2002, NSGA-II). Ties are broken by the order
 * of proposal, so the order of the front does not matter.
 */
export function crowdingDistances(front: readonly Trial[], objectives: readonly Objective[]): number[] {
  const distances = new Map(front.map((trial) => [trial, 0]));
  for (const objective of objectives) {
    const values = front
      .map((trial) => ({ trial, value: toMinimise(trial, objective) }))
      .toSorted((one, other) => compare(one.value, other.value) || one.trial.number - other.trial.number);
    const extent = (values.at(-1)?.value ?? 0) - (values[0]?.value ?? 0);
    values.forEach(({ trial }, place) => {
      const [before, after] = [values[place - 1], values[place + 1]];
      const gap = before && after ? (extent > 0 ? (after.value - before.value) / extent : 0) : Infinity;
      distances.set(trial, distances.get(trial)! + gap);
    });
  }
  return front.map((trial) => distances.get(trial)!);
}
