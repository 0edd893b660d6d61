import type { Random } from "../random/random.ts";

/** Origin of the entries of a larger axis. */
export interface AxisGrowth {
  /** For each entry, the old one that it copies, or -1 if it is new. */
  readonly from: Int32Array;
  /** For each entry, its share when copies of one old entry are read; the shares of all copies sum to 1. 0 if new. */
  readonly share: Float64Array;
  /** Ratio of the larger axis' standard deviation to the old one's, if new entries hold the mean. */
  readonly eta: number;
}

/**
 * Split of a weight over the copies that it reads. Copies with equal weights have equal gradients and stay copies
 * forever; `even` exists for comparison.
 */
export type Split = "uneven" | "even";

/** Content of a wider stream: whole copies of the old one as far as they fit, then means; or only means. */
export type Filling = "copy" | "mean";

/**
 * A residual stream `x` of `size` becomes `[x, ..., x, mean(x), ..., mean(x)]` with `k = floor(target / size)` whole
 * copies (LEMON, Wang et al. 2024, arXiv 2310.07999, "average expansion"), or `k = 1` if it is filled with means
 * only. Its mean stays; its variance is multiplied by `eta^2 = k size / target`.
 */
export function growStream(
  size: number,
  target: number,
  { split, filling = "copy" }: { readonly split: Split; readonly filling?: Filling | undefined },
  random: Random,
): AxisGrowth {
  const copied = filling === "mean" ? size : Math.floor(target / size) * size;
  const from = Int32Array.from({ length: target }, (_, entry) => (entry < copied ? entry % size : -1));
  return { from, share: sharesOf(from, size, split, random), eta: Math.sqrt(copied / target) };
}

/** Keeps old units and appends new ones. */
export function addUnits(size: number, target: number): AxisGrowth {
  const from = Int32Array.from({ length: target }, (_, entry) => (entry < size ? entry : -1));
  return { from, share: Float64Array.from(from, (old) => (old < 0 ? 0 : 1)), eta: 1 };
}

/** Keeps old units and appends copies of them, each about equally often. @param unit entries per unit. */
export function copyUnits(
  size: number,
  target: number,
  unit: number,
  split: Split,
  random: Random,
): AxisGrowth {
  const units = size / unit;
  const order = random.fork("order").shuffle(Array.from({ length: units }, (_, index) => index));
  const unitFrom = Int32Array.from({ length: target / unit }, (_, index) =>
    index < units ? index : (order[index % units] as number),
  );
  const unitShare = sharesOf(unitFrom, units, split, random);
  return {
    from: Int32Array.from(
      { length: target },
      (_, entry) => (unitFrom[Math.floor(entry / unit)] as number) * unit + (entry % unit),
    ),
    share: Float64Array.from({ length: target }, (_, entry) => unitShare[Math.floor(entry / unit)] as number),
    eta: 1,
  };
}

/**
 * Shares of the copies. Uneven: k copies in the ratio k : k + 1 : ... : 2k - 1, assigned at random for each entry.
 */
function sharesOf(from: Int32Array, size: number, split: Split, random: Random): Float64Array {
  const counts = new Int32Array(size);
  for (const old of from) if (old >= 0) counts[old] = (counts[old] as number) + 1;
  const turns = random.fork("share").uniforms(size);
  const seen = new Int32Array(size);
  return Float64Array.from(from, (old) => {
    if (old < 0) return 0;
    const count = counts[old] as number;
    if (split === "even") return 1 / count;
    const place = ((seen[old] as number) + Math.floor((turns[old] as number) * count)) % count;
    seen[old] = (seen[old] as number) + 1;
    return (count + place) / (count ** 2 + (count * (count - 1)) / 2);
  });
}
