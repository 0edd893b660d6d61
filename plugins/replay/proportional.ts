/** Scales weights to a sum of 1. All zeros, before anything has arrived, stay zeros. */
export function proportional(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total === 0 ? 0 : weight / total));
}
