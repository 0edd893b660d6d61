/** The largest absolute value, at least 0; NaN if any value is NaN. For arrays that are too long for `Math.max`. */
export function largestMagnitude(values: ArrayLike<number>): number {
  let largest = 0;
  for (let at = 0; at < values.length; at++) largest = Math.max(largest, Math.abs(values[at] as number));
  return largest;
}
