import type { Random } from "../random/random.ts";

/** Where the entries of a larger axis come from. */
export interface AxisGrowth {
  /** For each entry the old one that it copies, or -1 if it is added. */
  readonly from: Int32Array;
  /** For each entry its part of what is read from all copies of its old one; these add up to 1. 0 if added. */
  readonly share: Float64Array;
  /** Standard deviation over the larger axis by that over the old one, if what is added is the mean. */
  readonly eta: number;
}

/**
 * How what is read is split over copies. Equal copies that are read equally have equal gradients and so stay copies
 * for ever; `even` is there for comparison.
 */
export type Split = "uneven" | "even";

/** What a wider stream is filled with: whole copies of the old one as far as they fit, then means; or means alone. */
export type Filling = "copy" | "mean";

/**
 * A residual stream `x` of `size` becomes `[x, ..., x, mean(x), ..., mean(x)]` with `k = floor(target / size)` whole
 * copies (LEMON, Wang et al. 2024, arXiv 2310.07999, "average expansion"), or `k = 1` if it is filled with means
 * alone. Its mean stays, its variance is multiplied by `eta^2 = k size / target`.
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

/** Old units stay, new ones are added at the end. */
export function addUnits(size: number, target: number): AxisGrowth {
  const from = Int32Array.from({ length: target }, (_, entry) => (entry < size ? entry : -1));
  return { from, share: Float64Array.from(from, (old) => (old < 0 ? 0 : 1)), eta: 1 };
}

/** Old units stay, each new one copies one of them, all about equally often. @param unit entries of one unit. */
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

/** Uneven: k copies read in the proportion k : k + 1 : ... : 2k - 1, which copy gets which part drawn for each entry. */
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
