import type { ArchitectureValue } from "../architecture/architecture.ts";
import type { Condition } from "./condition.ts";

interface Conditional {
  /** What other dimensions have to be for this one to mean something. Left out: it always does. */
  readonly when?: Condition;
  /** Its only value where it means nothing. Default: the first one. */
  readonly otherwise?: ArchitectureValue;
}

/** Integers from `low` to `high`, both included, in steps of `step`. */
export interface IntegerDimension extends Conditional {
  readonly type: "integer";
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/** One of some values. Numeric values in order of size can be grown. */
export interface CategoricalDimension extends Conditional {
  readonly type: "categorical";
  readonly values: readonly ArchitectureValue[];
}

export type Dimension = IntegerDimension | CategoricalDimension;

/** All values of a dimension, in order. */
export function valuesOf(dimension: Dimension): readonly ArchitectureValue[] {
  if (dimension.type === "categorical") return dimension.values;
  const count = Math.floor((dimension.high - dimension.low) / dimension.step) + 1;
  return Array.from({ length: count }, (_, index) => dimension.low + index * dimension.step);
}

/** The same dimension with fewer values. */
export function withValues(dimension: Dimension, values: readonly ArchitectureValue[]): Dimension {
  const { when, otherwise = valuesOf(dimension)[0] } = dimension;
  const isConditional = when !== undefined && otherwise !== undefined;
  return { type: "categorical", values, ...(isConditional && { when, otherwise }) };
}
