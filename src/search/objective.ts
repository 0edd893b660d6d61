import { figureOf, type Trial } from "./trial.ts";

/** Direction in which a measurement improves. */
export type Direction = "minimize" | "maximize";

/** A measurement that a search optimizes. */
export interface Objective {
  /** Name of the measurement, such as `loss`. */
  readonly measurement: string;
  readonly direction: Direction;
  /** Unit for display, such as `nats`, `s`, `parameters` or `share`; empty if it has none. */
  readonly unit: string;
}

/** The objectives of a search. Strategies for a single objective use the first. */
export type Objectives = readonly [Objective, ...Objective[]];

/**
 * A trial's value to minimise: the measurement, negated if it is maximised. Infinity, so never the best, if it is
 * missing or not finite.
 */
export function toMinimise({ measurements }: Trial, { measurement, direction }: Objective): number {
  const value = figureOf(measurements, measurement);
  if (value === undefined || !Number.isFinite(value)) return Infinity;
  return direction === "minimize" ? value : 0 - value;
}

/** A trial's values to minimise, one for each objective, `[objectives]`. */
export function pointOf(trial: Trial, objectives: readonly Objective[]): readonly number[] {
  return objectives.map((objective) => toMinimise(trial, objective));
}
