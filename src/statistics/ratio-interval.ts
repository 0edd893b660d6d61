import { NORMAL_95 } from "./normal.ts";

/** One term of a ratio of sums, such as the bits and the bytes of a text. */
export interface RatioPart {
  readonly sum: number;
  readonly of: number;
  /** Parts of one cluster depend on each other. */
  readonly cluster: string;
}

/** The ratio of the two sums. */
export function ratioOf(parts: readonly Pick<RatioPart, "sum" | "of">[]): number {
  const total = (name: "sum" | "of") => parts.reduce((sum, part) => sum + part[name], 0);
  return total("sum") / total("of");
}

/**
 * 95 % interval of a ratio of sums over clusters, by the linearised variance of a ratio estimator (Cochran 1977,
 * Sampling Techniques, 6.5). With a single cluster the interval is `bounds`.
 * @param bounds smallest and largest possible value.
 */
export function ratioInterval(
  parts: readonly RatioPart[],
  [least, most]: readonly [number, number],
): readonly [number, number] {
  const ratio = ratioOf(parts);
  const residuals = new Map<string, number>();
  for (const { sum, of, cluster } of parts)
    residuals.set(cluster, (residuals.get(cluster) ?? 0) + sum - ratio * of);
  const clusters = residuals.size;
  if (clusters < 2) return [least, most];
  const squares = [...residuals.values()].reduce((sum, residual) => sum + residual ** 2, 0);
  const size = parts.reduce((sum, { of }) => sum + of, 0);
  const error = Math.sqrt((squares * clusters) / (clusters - 1)) / size;
  return [Math.max(least, ratio - NORMAL_95 * error), Math.min(most, ratio + NORMAL_95 * error)];
}
