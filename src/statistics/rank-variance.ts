import { midRanks } from "./mid-ranks.ts";

/** Sum and number of the values of a group. */
interface Group {
  readonly sum: number;
  readonly count: number;
}

/**
 * Share of the variance of the values' ranks that groups explain, in 0 to 1: epsilon squared (Kelley 1935) of the
 * statistic of Kruskal and Wallis. It is adjusted for the number of groups, so that it is 0 on average for groups without
 * influence; negative estimates are 0.
 * @param groups of each value.
 */
export function rankVarianceExplained(values: readonly number[], groups: readonly unknown[]): number {
  const ranks = midRanks(values);
  const count = values.length;
  const mean = (count + 1) / 2;
  const byGroup = new Map<unknown, Group>();
  groups.forEach((group, place) => {
    const { sum, count } = byGroup.get(group) ?? { sum: 0, count: 0 };
    byGroup.set(group, { sum: sum + ranks[place]!, count: count + 1 });
  });
  const total = ranks.reduce((sum, rank) => sum + (rank - mean) ** 2, 0);
  if (total === 0 || count <= byGroup.size) return 0;
  let between = 0;
  for (const group of byGroup.values()) between += group.count * (group.sum / group.count - mean) ** 2;
  const unexplained = ((1 - between / total) * (count - 1)) / (count - byGroup.size);
  return Math.max(0, 1 - unexplained);
}
