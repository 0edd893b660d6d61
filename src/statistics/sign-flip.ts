/** Largest number of differences whose sign patterns are all counted; 2^20 take a few hundredths of a second. */
export const MOST_DIFFERENCES = 20;

/** Share of the sum below which two sums count as equal, since their additions round differently. */
const ROUNDING = 1e-12;

/**
 * The exact sign-flip test of paired differences (Fisher 1935), two-sided: the share of all 2^n patterns of signs whose
 * sum is at least as far from zero as the observed one.
 * @param differences one for each subject, such as a seed; at most 20.
 * @returns NaN without differences. @throws RangeError for more than 20.
 */
export function signFlip(differences: readonly number[]): number {
  const count = differences.length;
  if (count === 0) return Number.NaN;
  if (count > MOST_DIFFERENCES) throw new RangeError(`${count} differences, at most ${MOST_DIFFERENCES}`);
  const size = differences.reduce((sum, value) => sum + Math.abs(value), 0);
  const observed = Math.abs(differences.reduce((sum, value) => sum + value, 0)) - ROUNDING * size;
  let extreme = 0;
  for (let pattern = 0; pattern < 2 ** count; pattern++) {
    let sum = 0;
    for (let place = 0; place < count; place++) {
      const value = differences[place] as number;
      sum += (pattern >> place) & 1 ? -value : value;
    }
    if (Math.abs(sum) >= observed) extreme++;
  }
  return extreme / 2 ** count;
}

/** The smallest p of `count` differences: only the observed pattern and its opposite are as extreme. */
export function smallestSignFlip(count: number): number {
  return count === 0 ? 1 : 2 / 2 ** count;
}
