import { mean } from "./mean.ts";

/**
 * Probability that a run of the first method exceeds one of the second on a task, as a mean over tasks; ties count half
 * (Agarwal et al. 2021, arXiv 2108.13264, section 4.3). On each task it is Mann and Whitney's U over the number of comparisons.
 * @param one values by task and run. @param other the same tasks; the number of runs may differ.
 */
export function probabilityOfImprovement(
  one: readonly (readonly number[])[],
  other: readonly (readonly number[])[],
): number {
  return mean(one.map((values, task) => probabilityOfMore(values, other[task]!)));
}

function probabilityOfMore(values: readonly number[], others: readonly number[]): number {
  let more = 0;
  for (const value of values)
    for (const other of others) more += value > other ? 1 : value === other ? 0.5 : 0;
  return more / (values.length * others.length);
}
