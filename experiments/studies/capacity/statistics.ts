/** 97.5 % quantiles of Student's t, from 1 degree of freedom on; the last one is an upper bound for more. */
const STUDENT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201];

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample standard deviation; NaN for fewer than two values. */
export function standardDeviation(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** Mean and half the width of its 95 % interval (Student's t); NaN for fewer than two values. */
export function interval(values: readonly number[]): readonly [number, number] {
  const freedom = values.length - 1;
  const quantile = STUDENT[Math.min(freedom, STUDENT.length) - 1] ?? Number.NaN;
  return [mean(values), (quantile * standardDeviation(values)) / Math.sqrt(values.length)];
}
