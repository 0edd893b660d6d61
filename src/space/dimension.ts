import type { ArchitectureValue } from "../architecture/architecture.ts";

/** Integers from `low` to `high`, both included, in steps of `step`. */
export interface IntegerDimension {
  readonly type: "integer";
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/** One of some values. Numeric values in order of size can be grown. */
export interface CategoricalDimension {
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
