import { measured } from "./at-largest-budget.ts";
import { type Objective, pointOf } from "./objective.ts";
import type { Trial } from "./trial.ts";

/**
 * The worst that was measured for each objective, `[objectives]`, as `pointOf` gives it: a reference for `hypervolume`
 * that needs no knowledge of the problem, but moves as trials come. -Infinity if nothing was measured.
 */
export function worstPoint(trials: readonly Trial[], objectives: readonly Objective[]): readonly number[] {
  const points = measured(trials, objectives).map((trial) => pointOf(trial, objectives));
  return objectives.map((_, place) =>
    points.reduce((worst, point) => Math.max(worst, point[place]!), -Infinity),
  );
}
