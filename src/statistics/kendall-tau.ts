/**
 * Kendall's tau-b of two lists: 1 if their values have the same order, -1 if the opposite one. Ties are accounted for
 * (Kendall 1945, "The treatment of ties in ranking problems"). Takes time in the square of the length.
 * @returns NaN if all values of one side are equal.
 */
export function kendallTau(ones: readonly number[], others: readonly number[]): number {
  let agreement = 0;
  let [untiedOnes, untiedOthers] = [0, 0];
  for (let second = 1; second < ones.length; second++)
    for (let first = 0; first < second; first++) {
      const one = Math.sign(ones[second]! - ones[first]!);
      const other = Math.sign(others[second]! - others[first]!);
      agreement += one * other;
      untiedOnes += Math.abs(one);
      untiedOthers += Math.abs(other);
    }
  return agreement / Math.sqrt(untiedOnes * untiedOthers);
}
