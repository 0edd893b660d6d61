/** Scales weights so that they add up to 1; all 0 (no pair has arrived yet) stays so. */
export function proportional(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total === 0 ? 0 : weight / total));
}
