import {
  Architecture,
  type ArchitectureValue,
  IntegerRange,
  isNumeric,
  type SearchSpace,
  type ValueList,
} from "espalier";
import { unorderedDimension } from "./errors.ts";

/**
 * The architecture with the largest value of every dimension: the supernet, with all architectures of the space as
 * parts. It need not be in the space itself.
 * @throws EspalierError if a dimension has several values that are not numbers.
 */
export function envelope(space: SearchSpace): Architecture {
  const names = [...space.dimensions.keys()];
  return new Architecture(
    Object.fromEntries(names.map((name) => [name, largest(name, space.valuesOf(name))])),
  );
}

function largest(name: string, values: ValueList): ArchitectureValue {
  const [first] = values;
  if (values.length === 1 && first !== undefined) return first;
  if (values instanceof IntegerRange) return values.high;
  if (!isNumeric(values)) throw unorderedDimension(name, [...values]);
  return Math.max(...values);
}
