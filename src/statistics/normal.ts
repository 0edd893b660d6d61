/** The 97.5 % quantile of the standard normal distribution: half the width of a 95 % interval, in standard errors. */
export const NORMAL_95 = 1.959963984540054;

/** The density of the standard normal distribution. */
export function normalDensity(value: number): number {
  return Math.exp(-(value ** 2) / 2) / Math.sqrt(2 * Math.PI);
}

/** The probability that a standard normal variable is at most `value`; the error is below 1e-15. */
export function normalCumulative(value: number): number {
  return value > 0 ? 1 - tail(value) : tail(-value);
}

/** The probability that a standard normal variable exceeds `value`; the error is below 1e-15, and below 1e-8 of the result. */
export function normalExceedance(value: number): number {
  return normalCumulative(-value);
}

/** Hart et al. 1968, Computer Approximations, no. 5666: coefficients from the highest power down. */
const NUMERATOR = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
];
const DENOMINATOR = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
  637.333633378831, 793.826512519948, 440.413735824752,
];

/** The probability beyond `value`, which is 0 or more. */
function tail(value: number): number {
  if (value < 7)
    return (Math.exp(-(value ** 2) / 2) * polynomial(NUMERATOR, value)) / polynomial(DENOMINATOR, value);
  // Laplace's continued fraction of Mills' ratio.
  let fraction = value;
  for (let term = 24; term >= 1; term--) fraction = value + term / fraction;
  return normalDensity(value) / fraction;
}

function polynomial(coefficients: readonly number[], value: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * value + coefficient;
  return sum;
}
