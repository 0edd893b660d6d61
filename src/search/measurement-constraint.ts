import { excess } from "../excess.ts";
import { figureOf, type Measurements } from "./trial.ts";

/** A bound on a measurement that the trial that wins has to keep. */
export interface MeasurementConstraint {
  /** As it was written: `latencySeconds <= 0.01`. */
  readonly description: string;
  readonly measurement: string;
  readonly relation: "<=" | ">=";
  readonly bound: number;
}

/** How a constraint is written: a name without spaces, `<=` or `>=`, a number. */
export const CONSTRAINT_PATTERN =
  "^\\s*([^\\s<>=]+)\\s*(<=|>=)\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*$";

/** The constraint that a text says, or `undefined` if it says none, or has a bound beyond all numbers. */
export function parseConstraint(description: string): MeasurementConstraint | undefined {
  const match = new RegExp(CONSTRAINT_PATTERN).exec(description);
  if (match === null) return undefined;
  const [, measurement, relation, bound] = match as unknown as [string, string, "<=" | ">=", string];
  return Number.isFinite(Number(bound))
    ? { description, measurement, relation, bound: Number(bound) }
    : undefined;
}

/**
 * By how much measurements break constraints: each excess as a share of the bound's size (of 1 if the bound is 0), summed;
 * 0 if they keep all, but for rounding. Infinity if a measurement is missing or no finite number.
 */
export function violationBy(
  measurements: Measurements,
  constraints: readonly MeasurementConstraint[],
): number {
  return constraints.reduce((sum, constraint) => sum + breachOf(measurements, constraint), 0);
}

function breachOf(
  measurements: Measurements,
  { measurement, relation, bound }: MeasurementConstraint,
): number {
  const value = figureOf(measurements, measurement);
  if (value === undefined || !Number.isFinite(value)) return Infinity;
  const difference = relation === "<=" ? excess(value, bound) : excess(bound, value);
  return difference / (Math.abs(bound) || 1);
}
