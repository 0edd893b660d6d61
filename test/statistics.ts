/** Pearson's statistic of counts that should all be equal. */
export function chiSquareStatistic(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** What the statistic exceeds once in a thousand times (Wilson and Hilferty 1931, within 1 % from 2 degrees on). */
export function chiSquareLimit(degreesOfFreedom: number): number {
  const spread = 2 / (9 * degreesOfFreedom);
  return degreesOfFreedom * (1 - spread + 3.0902 * Math.sqrt(spread)) ** 3;
}

/** The largest distance between a sample's distribution and the given one. */
export function kolmogorovSmirnov(sample: Float64Array, cumulative: (value: number) => number): number {
  const sorted = sample.toSorted();
  let distance = 0;
  for (const [index, value] of sorted.entries()) {
    const expected = cumulative(value);
    distance = Math.max(distance, expected - index / sorted.length, (index + 1) / sorted.length - expected);
  }
  return distance;
}

/** The probability of so many heads or more in tosses of a fair coin. */
export function signTest(heads: number, tosses: number): number {
  let probability = 0;
  let ways = 1;
  for (let tails = 0; tails <= tosses - heads; tails++) {
    probability += ways / 2 ** tosses;
    ways = (ways * (tosses - tails)) / (tails + 1);
  }
  return probability;
}
