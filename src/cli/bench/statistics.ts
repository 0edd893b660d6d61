/** What some figures have in common. */
export interface Summary {
  readonly mean: number;
  /** Of the sample, by n - 1. */
  readonly deviation: number;
  /** 95 % confidence interval of the mean, by the normal distribution. */
  readonly interval: readonly [low: number, high: number];
}

/** The two-sided 5 % point of the normal distribution. */
const NORMAL_95 = 1.959964;

export function summarise(values: readonly number[]): Summary {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
  const half = (NORMAL_95 * deviation) / Math.sqrt(count);
  return { mean, deviation, interval: [mean - half, mean + half] };
}

export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] as number;
}

/**
 * The probability of a difference like this, or a larger one, if `values` did not tend to be larger than `others`:
 * the one-sided test of Mann and Whitney (1947), by the normal distribution with correction for ties and continuity.
 */
export function probabilityOfChance(values: readonly number[], others: readonly number[]): number {
  const [count, otherCount] = [values.length, others.length];
  const total = count + otherCount;
  const { rankSum, ties } = ranks(values, others);
  const larger = rankSum - (count * (count + 1)) / 2;
  const variance = ((count * otherCount) / 12) * (total + 1 - ties / (total * (total - 1)));
  if (variance === 0) return 1;
  return upperTail((larger - (count * otherCount) / 2 - 0.5) / Math.sqrt(variance));
}

/** The sum of the ranks of `values` among all, and the sum of t³ - t over groups of t equal figures. */
function ranks(values: readonly number[], others: readonly number[]) {
  const all = [
    ...values.map((value) => ({ value, own: 1 })),
    ...others.map((value) => ({ value, own: 0 })),
  ].toSorted((one, other) => one.value - other.value);
  let [rankSum, ties] = [0, 0];
  for (let first = 0, next = 0; first < all.length; first = next) {
    let own = 0;
    for (next = first; next < all.length && all[next]!.value === all[first]!.value; next++)
      own += all[next]!.own;
    const equal = next - first;
    rankSum += (own * (first + 1 + next)) / 2;
    ties += equal ** 3 - equal;
  }
  return { rankSum, ties };
}

/**
 * The probability that a normal deviate exceeds `z`: Abramowitz and Stegun 1964, 26.2.17, exact to 7.5e-8; far out the
 * first terms of the asymptotic series 26.2.12, so that tiny probabilities keep their size.
 */
function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z > 4) return (density / z) * (1 - 1 / z ** 2 + 3 / z ** 4);
  const t = 1 / (1 + 0.2316419 * z);
  const coefficients = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153];
  return density * t * coefficients.reduce((sum, coefficient) => sum * t + coefficient, 0);
}
