import { mean } from "./mean.ts";

/**
 * The mean of the middle half: as many values as a quarter of them, rounded down, are left out at each end. NaN of
 * nothing. Used across tasks and runs by Agarwal et al. 2021, arXiv 2108.13264.
 */
export function interquartileMean(values: readonly number[] | Float64Array): number {
  const sorted = Float64Array.from(values).toSorted();
  const cut = Math.floor(sorted.length / 4);
  return mean([...sorted.subarray(cut, sorted.length - cut)]);
}
