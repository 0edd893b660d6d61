/** Seconds since a moment of `performance.now()`, in whole milliseconds. */
export function secondsSince(start: number): number {
  return Math.round(performance.now() - start) / 1000;
}
