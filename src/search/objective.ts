import { figureOf, type Trial } from "./trial.ts";

/** Whether less or more of a measurement is better. */
export type Direction = "minimize" | "maximize";

/** A measurement that a search improves. */
export interface Objective {
  /** Such as `loss`. */
  readonly measurement: string;
  readonly direction: Direction;
  /** For people, such as `nats`, `s`, `parameters` or `share`; empty if it has none. */
  readonly unit: string;
}

/** What a search improves. The first is the main one: strategies that know a single objective go by it. */
export type Objectives = readonly [Objective, ...Objective[]];

/**
 * What is to be minimised of a trial: the measurement, its sign changed if more of it is better. Infinity if it was not
 * measured, failed, or is no finite number: then the trial is never the best.
 */
export function toMinimise({ measurements }: Trial, { measurement, direction }: Objective): number {
  const value = figureOf(measurements, measurement);
  if (value === undefined || !Number.isFinite(value)) return Infinity;
  return direction === "minimize" ? value : 0 - value;
}

/** Where a trial lies: what is to be minimised for each objective, `[objectives]`. */
export function pointOf(trial: Trial, objectives: readonly Objective[]): readonly number[] {
  return objectives.map((objective) => toMinimise(trial, objective));
}
