import { countEach } from "./count-each.ts";
import { midRanks } from "./mid-ranks.ts";
import { normalExceedance } from "./normal.ts";

/**
 * The one-sided test of Mann and Whitney (1947): the probability that `values` exceed `others` as they do, or more, if
 * both have the same distribution. By the normal distribution, with correction for ties and continuity.
 */
export function mannWhitney(values: readonly number[], others: readonly number[]): number {
  const [count, otherCount] = [values.length, others.length];
  const total = count + otherCount;
  const { rankSum, ties } = ranks(values, others);
  const larger = rankSum - (count * (count + 1)) / 2;
  const variance = ((count * otherCount) / 12) * (total + 1 - ties / (total * (total - 1)));
  if (variance === 0) return 1;
  return normalExceedance((larger - (count * otherCount) / 2 - 0.5) / Math.sqrt(variance));
}

/** The sum of the ranks of `values` among all, and the sum of t³ - t over groups of t equal figures. */
function ranks(values: readonly number[], others: readonly number[]) {
  const all = [...values, ...others];
  const rankSum = midRanks(all)
    .subarray(0, values.length)
    .reduce((sum, rank) => sum + rank, 0);
  const ties = [...countEach(all).values()].reduce((sum, equal) => sum + equal ** 3 - equal, 0);
  return { rankSum, ties };
}
