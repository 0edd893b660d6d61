import type { ArchitectureValue } from "../architecture/architecture.ts";
import { isWithin } from "../excess.ts";
import { shown } from "../json/schema-problems.ts";
import { IntegerRange } from "./integer-range.ts";

/**
 * Values in order: a read-only array, or a range of integers, which needs no memory. Iteration, `map`, `filter`,
 * `find`, `some` and `every` visit each value of a range: check the length first.
 */
export interface ValueList<Value extends ArchitectureValue = ArchitectureValue> extends Iterable<Value> {
  readonly length: number;
  /** The value at an index, counted from the end if negative. */
  at(place: number): Value | undefined;
  /** The index of a value, or -1. */
  indexOf(value: unknown): number;
  includes(value: unknown): boolean;
  slice(start?: number, end?: number): ValueList<Value>;
  map<Result>(call: (value: Value, place: number) => Result): Result[];
  filter(accepts: (value: Value, place: number) => boolean): Value[];
  find(accepts: (value: Value, place: number) => boolean): Value | undefined;
  some(accepts: (value: Value, place: number) => boolean): boolean;
  every(accepts: (value: Value, place: number) => boolean): boolean;
}

/** The longest range that messages list value by value. */
const LISTED = 20;

/** Whether all values are numbers, so that adjacent values are similar. */
export function isNumeric(values: ValueList): values is ValueList<number> {
  return values instanceof IntegerRange || values.every((value) => typeof value === "number");
}

/** The numbers between inclusive bounds, up to rounding. */
export function between(values: ValueList, minimum: number, maximum: number): ValueList<number> {
  if (values instanceof IntegerRange) return values.between(minimum, maximum);
  const isBetween = (value: unknown) => typeof value === "number" && isWithin(value, minimum, maximum);
  return values.filter(isBetween) as number[];
}

/** Values in a message: all, or the ends of a long range. */
export function describeValues(values: ValueList): string {
  if (!(values instanceof IntegerRange) || values.length <= LISTED) return values.map(shown).join(", ");
  const distance = values.step === 1 ? "" : ` in steps of ${values.step}`;
  return `integers from ${values.low} to ${values.high}${distance}`;
}
