import { measured } from "./at-largest-budget.ts";
import { type Objective, pointOf } from "./objective.ts";
import type { Trial } from "./trial.ts";

/**
 * The worst measured value of each objective, `[objectives]`, in the form of `pointOf`: a reference point for
 * `hypervolume` that needs no knowledge of the problem but moves as trials arrive. -Infinity if nothing was measured.
 */
export function worstPoint(trials: readonly Trial[], objectives: readonly Objective[]): readonly number[] {
  const points = measured(trials, objectives).map((trial) => pointOf(trial, objectives));
  return objectives.map((_, place) =>
    points.reduce((worst, point) => Math.max(worst, point[place]!), -Infinity),
  );
}
