import type { ArchitectureValue } from "../architecture/architecture.ts";
import type { Condition } from "./condition.ts";
import { IntegerRange } from "./integer-range.ts";
import type { ValueList } from "./value-list.ts";

interface Conditional {
  /** Condition under which the dimension is active. Omitted: always. */
  readonly when?: Condition;
  /** The only value while it is inactive. Default: the first one. */
  readonly otherwise?: ArchitectureValue;
}

/**
 * Integers from `low` to `high` in steps of `step`; `high` is included if a step reaches it. All three are safe
 * integers.
 */
export interface IntegerDimension extends Conditional {
  readonly type: "integer";
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/** A choice from a list. Numeric values in ascending order can be grown. */
export interface CategoricalDimension extends Conditional {
  readonly type: "categorical";
  readonly values: readonly ArchitectureValue[];
}

export type Dimension = IntegerDimension | CategoricalDimension;

/** All values of a dimension, in order. */
export function valuesOf(dimension: Dimension): ValueList {
  return dimension.type === "categorical"
    ? dimension.values
    : new IntegerRange(dimension.low, dimension.high, dimension.step);
}

/** A copy of a dimension with fewer values. */
export function withValues(dimension: Dimension, values: ValueList): Dimension {
  const { when, otherwise = valuesOf(dimension).at(0) } = dimension;
  const isConditional = when !== undefined && otherwise !== undefined;
  return { ...dimensionOf(values), ...(isConditional && { when, otherwise }) };
}

function dimensionOf(values: ValueList): Dimension {
  if (!(values instanceof IntegerRange)) return { type: "categorical", values: [...values] };
  const { low, high, step } = values;
  return { type: "integer", low, high, step };
}
