/** Sizes of the growth steps: about equal, or each about twice as large as the one before. */
export type StepSizes = "equal" | "doubling";

/**
 * Divides counts into consecutive parts, each with at least one count.
 * @param counts examples of each arrival, in order of arrival; at least as many as parts.
 * @returns index of the first count of each part.
 */
export function divideArrivals(
  counts: readonly number[],
  parts: number,
  sizes: StepSizes,
): readonly number[] {
  const ends = runningSums(counts);
  const total = ends.at(-1) ?? 0;
  const starts = [0];
  for (let part = 1; part < parts; part++) {
    const target = total * shareUpTo(part, parts, sizes);
    const last = counts.length - (parts - part);
    let start = starts.at(-1)! + 1;
    // The start of this part with the total before it closest to the target.
    while (start < last && Math.abs(ends[start]! - target) < Math.abs(ends[start - 1]! - target)) start++;
    starts.push(start);
  }
  return starts;
}

/** Share of all examples that has arrived after `part` of `parts` growth steps. */
export function shareUpTo(part: number, parts: number, sizes: StepSizes): number {
  return sizes === "equal" ? part / parts : (2 ** part - 1) / (2 ** parts - 1);
}

function runningSums(counts: readonly number[]): readonly number[] {
  let sum = 0;
  return counts.map((count) => (sum += count));
}
