import { NORMAL_95 } from "./normal.ts";

/**
 * Wilson's (1927) 95 % interval of a share.
 * @param share share of successes, in 0 to 1.
 * @param count number of independent observations; may be fractional.
 */
export function wilsonInterval(share: number, count: number): [number, number] {
  if (count === 0) return [0, 1];
  const spread = NORMAL_95 ** 2 / count;
  const centre = (share + spread / 2) / (1 + spread);
  const half = Math.sqrt(spread * (share * (1 - share) + spread / 4)) / (1 + spread);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/**
 * Wilson's interval for clustered observations, such as one person in six skin tones. It uses the effective number of
 * independent observations (design effect, Kish 1965). If no or all outcomes succeed, each cluster counts as one
 * observation.
 * @param outcomes whether each observation succeeded.
 * @param clusters the cluster of each.
 */
export function clusteredInterval(
  outcomes: readonly boolean[],
  clusters: readonly string[],
): [number, number] {
  const share = shareOf(outcomes);
  const sums = new Map<string, number>();
  outcomes.forEach((outcome, index) => {
    const cluster = clusters[index] as string;
    sums.set(cluster, (sums.get(cluster) ?? 0) + (outcome ? 1 : 0) - share);
  });
  const squares = [...sums.values()].reduce((sum, value) => sum + value * value, 0);
  const binomial = outcomes.length * share * (1 - share);
  const correction = sums.size > 1 ? sums.size / (sums.size - 1) : 1;
  const designEffect = binomial > 0 ? (squares * correction) / binomial : outcomes.length / sums.size;
  return wilsonInterval(share, outcomes.length / Math.max(1, designEffect));
}

/** The share of true outcomes; 0 for an empty list. */
export function shareOf(outcomes: readonly boolean[]): number {
  return outcomes.length === 0 ? 0 : outcomes.filter(Boolean).length / outcomes.length;
}
