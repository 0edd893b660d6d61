import { mean } from "./mean.ts";
import { standardError } from "./standard-deviation.ts";

/**
 * The 95 % confidence interval of a mean, by Student's t.
 * @param values at least two, independent of each other; of fewer both ends are NaN.
 */
export function meanInterval(values: readonly number[]): readonly [low: number, high: number] {
  const half = studentQuantile(0.975, values.length - 1) * standardError(values);
  return [mean(values) - half, mean(values) + half];
}

/**
 * A quantile of Student's t distribution.
 * @param probability in [0.5, 1).
 * @param freedom degrees of freedom, a whole number; less than 1 gives NaN.
 */
export function studentQuantile(probability: number, freedom: number): number {
  if (!(freedom >= 1)) return Number.NaN;
  const central = 2 * probability - 1;
  let [low, high] = [0, Math.PI / 2];
  // Halve the interval until its ends are neighbours among the numbers.
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (centralProbability(middle, freedom) < central) low = middle;
    else high = middle;
  }
  return Math.sqrt(freedom) * Math.tan(low);
}

/**
 * The probability that |t| is at most sqrt(freedom) * tan(angle): Abramowitz and Stegun 1964, formulas 26.7.3 and
 * 26.7.4.
 */
function centralProbability(angle: number, freedom: number): number {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power < freedom; power += 2) {
    term *= ((power - 1) / power) * cosine ** 2;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}
