import type { Architecture } from "../architecture/architecture.ts";
import type { ArchitectureDimension, ModelFamily } from "../architecture/model-family.ts";
import { IntegerRange } from "../space/integer-range.ts";
import type { SearchSpace } from "../space/search-space.ts";
import type { ValueList } from "../space/value-list.ts";
import { unknownPart } from "./errors.ts";
import type { Reach } from "./growth-dimension.ts";

/**
 * The family's dimensions of one kind, in the family's order.
 * @param parts the parts of the model to take; `undefined`: all that `byDefault` accepts.
 * @throws EspalierError if a part has no such dimension.
 */
export function grownParts(
  family: ModelFamily,
  grows: ArchitectureDimension["grows"],
  parts: readonly string[] | undefined,
  byDefault: (part: string) => boolean = () => true,
): ArchitectureDimension[] {
  const dimensions = family.dimensions.filter((dimension) => dimension.grows === grows);
  const known = new Set(dimensions.map((dimension) => dimension.part));
  const unknown = parts?.find((part) => !known.has(part));
  if (unknown !== undefined) throw unknownPart(unknown, grows, [...known]);
  return dimensions.filter(({ part }) => (parts === undefined ? byDefault(part) : parts.includes(part)));
}

/** Largest number of values to list one by one if they do not form a range. */
const MAX_LISTED = 1000;

/** The values of the space from the current one on; only whole multiples where a dimension requires them. */
export function reachAlong(
  dimensions: readonly ArchitectureDimension[],
  current: Architecture,
  space: SearchSpace,
  maximum = Infinity,
): Reach[] {
  return dimensions.map(({ name, wholeMultiples }) => {
    const from = current.number(name);
    const larger = largerThan(from, space.valuesOf(name), maximum);
    const reached = wholeMultiples === true ? multiplesOf(from, larger) : larger;
    return { dimension: name, values: withFirst(from, reached) };
  });
}

/** Larger values, ascending. */
function largerThan(from: number, values: ValueList, maximum: number): ValueList<number> {
  if (values instanceof IntegerRange) return values.between(Math.floor(from) + 1, maximum);
  const numbers = values.filter((value) => typeof value === "number") as number[];
  return numbers.filter((value) => value > from && value <= maximum).toSorted((one, other) => one - other);
}

function multiplesOf(from: number, values: ValueList<number>): ValueList<number> {
  if (!(values instanceof IntegerRange) || values.length <= MAX_LISTED)
    return values.filter((value) => value % from === 0);
  // Multiples are evenly spaced, at most `from` places apart.
  const [first, second] = values
    .slice(0, Math.max(MAX_LISTED, 2 * from))
    .filter((value) => value % from === 0);
  if (first === undefined) return [];
  return second === undefined ? [first] : new IntegerRange(first, values.high, second - first);
}

/** The values with another one in front. A range stays a range if that continues it, or else is listed in part. */
function withFirst(first: number, values: ValueList<number>): ValueList<number> {
  if (!(values instanceof IntegerRange) || values.length <= MAX_LISTED) return [first, ...values];
  const { low, high, step } = values;
  return low - step === first ? new IntegerRange(first, high, step) : [first, ...values.slice(0, MAX_LISTED)];
}

/** The current architecture with the target's values of some dimensions. */
export function takeValues(
  dimensions: readonly ArchitectureDimension[],
  current: Architecture,
  target: Architecture,
): Architecture {
  return current.with(Object.fromEntries(dimensions.map(({ name }) => [name, target.get(name)])));
}
