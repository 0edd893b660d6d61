/**
 * Weight of the newest weights in their average: at first the mean of all so far, then an exponential moving average
 * over `averageWindow` updates.
 */
export function averageWeight(update: number, averageWindow: number): number {
  return Math.max(1 / update, Math.min(1, 1 / averageWindow));
}
