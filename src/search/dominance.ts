import { violationOf } from "./feasibility.ts";
import { type Objective, pointOf } from "./objective.ts";
import type { Trial } from "./trial.ts";

/**
 * Whether a trial dominates another one: it has the smaller violation, or an equal one (feasible trials have none)
 * and is nowhere worse and somewhere better. Constrained domination of Deb et al. 2002, NSGA-II, IEEE Transactions on
 * Evolutionary Computation 6(2); unlike theirs, infeasible trials of equal violation are compared by their
 * objectives.
 */
export function dominates(one: Trial, other: Trial, objectives: readonly Objective[]): boolean {
  const [own, others] = [violationOf(one), violationOf(other)];
  return own === others ? dominatesPoint(pointOf(one, objectives), pointOf(other, objectives)) : own < others;
}

/** Whether a point is nowhere larger than another one and somewhere smaller. */
export function dominatesPoint(one: readonly number[], other: readonly number[]): boolean {
  let smaller = false;
  for (let place = 0; place < one.length; place++) {
    if (one[place]! > other[place]!) return false;
    if (one[place]! < other[place]!) smaller = true;
  }
  return smaller;
}
