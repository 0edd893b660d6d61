/** The density of the standard normal distribution. */
export function normalDensity(value: number): number {
  return Math.exp(-(value ** 2) / 2) / Math.sqrt(2 * Math.PI);
}

/** The distribution function of the standard normal, within 1e-7: Abramowitz and Stegun 1964, formula 26.2.17. */
export function normalCumulative(value: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(value));
  const coefficients = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153];
  const tail = normalDensity(value) * coefficients.reduce((sum, coefficient) => (sum + coefficient) * t, 0);
  return value < 0 ? tail : 1 - tail;
}
