import { excess } from "../excess.ts";
import { figureOf, type Measurements } from "./trial.ts";

/** A bound on a measurement that the winning trial must keep. */
export interface MeasurementConstraint {
  /** The constraint as written: `latencySeconds <= 0.01`. */
  readonly description: string;
  readonly measurement: string;
  readonly relation: "<=" | ">=";
  readonly bound: number;
}

/** Syntax of a constraint: a name without spaces, `<=` or `>=`, a number. */
export const CONSTRAINT_PATTERN =
  "^\\s*([^\\s<>=]+)\\s*(<=|>=)\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*$";

/** Parses a constraint; `undefined` if the syntax is wrong or the bound is not finite. */
export function parseConstraint(description: string): MeasurementConstraint | undefined {
  const match = new RegExp(CONSTRAINT_PATTERN).exec(description);
  if (match === null) return undefined;
  const [, measurement, relation, bound] = match as unknown as [string, string, "<=" | ">=", string];
  return Number.isFinite(Number(bound))
    ? { description, measurement, relation, bound: Number(bound) }
    : undefined;
}

/**
 * Total violation of constraints: the sum of each excess relative to the bound's absolute value (to 1 if the bound is
 * 0). 0 if all are kept up to rounding; Infinity if a measurement is missing or not finite.
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
