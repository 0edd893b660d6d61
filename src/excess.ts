/** Relative rounding error that is tolerated: the last two of a number's sixteen digits. */
const TOLERANCE = 64 * Number.EPSILON;

/**
 * Amount by which a value exceeds a bound. 0 if rounding alone may explain it, as in 0.1 * 3 and 0.3. Safe integers
 * are compared exactly.
 * @param size magnitude of the numbers behind the value; for a sum, the sum of its terms' absolute values.
 */
export function excess(value: number, bound: number, size = Math.abs(value)): number {
  if (value <= bound) return 0;
  const difference = value - bound;
  if (Number.isSafeInteger(value) && Number.isSafeInteger(bound)) return difference;
  return difference <= roundingOf(size + Math.abs(bound)) ? 0 : difference;
}

/** Largest rounding error of a sum. @param size the sum of its terms' absolute values. */
export function roundingOf(size: number): number {
  return TOLERANCE * Math.min(size, Number.MAX_VALUE);
}

/** Whether a value lies between two inclusive bounds, up to rounding. @param size as in `excess`. */
export function isWithin(value: number, minimum: number, maximum: number, size = Math.abs(value)): boolean {
  return excess(value, maximum, size) === 0 && excess(minimum, value, size) === 0;
}
