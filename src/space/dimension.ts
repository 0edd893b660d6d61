import type { ArchitectureValue } from "../architecture/architecture.ts";
import type { Condition } from "./condition.ts";
import { IntegerRange } from "./integer-range.ts";
import type { ValueList } from "./value-list.ts";

interface Conditional {
  /** What other dimensions have to be for this one to mean something. Left out: it always does. */
  readonly when?: Condition;
  /** Its only value where it means nothing. Default: the first one. */
  readonly otherwise?: ArchitectureValue;
}

/** Integers from `low` to `high`, both included if the steps reach it. All three are safe integers. */
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
export function valuesOf(dimension: Dimension): ValueList {
  return dimension.type === "categorical"
    ? dimension.values
    : new IntegerRange(dimension.low, dimension.high, dimension.step);
}

/** The same dimension with fewer values. */
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
