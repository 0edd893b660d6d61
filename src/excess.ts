/** The share of a sum's terms that rounding may account for: two of the sixteen digits of a number. */
const TOLERANCE = 64 * Number.EPSILON;

/**
 * By how much a value is larger than a bound; 0 where rounding alone may account for it, as in 0.1 * 3 and 0.3. Safe
 * integers are compared exactly.
 * @param size of the largest number that went into the value: of a sum, the sum of its terms' sizes.
 */
export function excess(value: number, bound: number, size = Math.abs(value)): number {
  if (value <= bound) return 0;
  const difference = value - bound;
  if (Number.isSafeInteger(value) && Number.isSafeInteger(bound)) return difference;
  return difference <= roundingOf(size + Math.abs(bound)) ? 0 : difference;
}

/** What rounding may add to a sum whose terms have sizes of that sum. */
export function roundingOf(size: number): number {
  return TOLERANCE * Math.min(size, Number.MAX_VALUE);
}

/** Whether a value lies between bounds, both included, but for rounding. @param size as of `excess`. */
export function isWithin(value: number, minimum: number, maximum: number, size = Math.abs(value)): boolean {
  return excess(value, maximum, size) === 0 && excess(minimum, value, size) === 0;
}
