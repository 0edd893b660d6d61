import { violationOf } from "./feasibility.ts";
import { type Objective, pointOf } from "./objective.ts";
import type { Trial } from "./trial.ts";

/**
 * Whether a trial is better than another one: the smaller violation, or, of equal ones (two feasible trials have none),
 * nowhere worse and somewhere better. Constrained domination of Deb et al. 2002, NSGA-II, IEEE Transactions on
 * Evolutionary Computation 6(2); theirs leaves infeasible trials of equal violation apart, ours compares their objectives.
 */
export function dominates(one: Trial, other: Trial, objectives: readonly Objective[]): boolean {
  const [own, others] = [violationOf(one), violationOf(other)];
  return own === others ? dominatesPoint(pointOf(one, objectives), pointOf(other, objectives)) : own < others;
}

/** Whether a point is nowhere larger and somewhere smaller. */
export function dominatesPoint(one: readonly number[], other: readonly number[]): boolean {
  let smaller = false;
  for (let place = 0; place < one.length; place++) {
    if (one[place]! > other[place]!) return false;
    if (one[place]! < other[place]!) smaller = true;
  }
  return smaller;
}
