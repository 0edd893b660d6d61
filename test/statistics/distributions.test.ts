import { expect, test } from "vitest";
import { mannWhitney } from "../../src/statistics/mann-whitney.ts";
import { NORMAL_95, normalCumulative, normalDensity, normalExceedance } from "../../src/statistics/normal.ts";
import { studentQuantile } from "../../src/statistics/student.ts";

/** A value of SciPy 1.17.1, from the expression in the comment: within `share` of it. */
function near(value: number, share = 1e-13): number {
  return expect.toSatisfy((found: number) => Math.abs(found - value) <= share * Math.abs(value)) as number;
}

/** The promise of `normal.ts`. */
const normal = (value: number) => near(value, Math.min(1e-8, 1e-15 / value));

// scipy.stats.norm.cdf(x)
test.each([
  [-8, 6.22096057427174e-16],
  [-3, 0.0013498980316300933],
  [-1, 0.15865525393145707],
  [-0.25, 0.4012936743170763],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [2, 0.9772498680518208],
  [6, 0.9999999990134123],
  [12, 1],
])("the normal distribution function at %d", (value, probability) => {
  expect(normalCumulative(value)).toEqual(normal(probability));
});

// scipy.stats.norm.sf(x)
test.each([
  [-1, 0.8413447460685429],
  [0.5, 0.3085375387259869],
  [4, 3.167124183311986e-5],
  [6.9, 2.600126965638173e-12],
  [7.1, 6.237844463331586e-13],
  [20, 2.7536241186061556e-89],
])("the probability that a normal variable exceeds %d", (value, probability) => {
  expect(normalExceedance(value)).toEqual(normal(probability));
});

test("the normal distribution function never falls, also where its formula changes", () => {
  const values = Array.from({ length: 4000 }, (_, place) => normalExceedance(6.9 + place * 5e-5));
  expect(values).toEqual(values.toSorted((one, other) => other - one));
});

test("density and 97.5 % quantile of the normal distribution", () => {
  expect(normalDensity(1.5)).toEqual(near(0.12951759566589174)); // scipy.stats.norm.pdf(1.5)
  expect(NORMAL_95).toBe(1.959963984540054); // scipy.stats.norm.ppf(0.975)
});

// scipy.stats.t.ppf(probability, freedom)
test.each([
  [0.975, 1, 12.706204736174694],
  [0.975, 2, 4.302652729749462],
  [0.975, 3, 3.1824463052837078],
  [0.975, 4, 2.7764451051977934],
  [0.975, 11, 2.200985160091639],
  [0.975, 30, 2.0422724563012378],
  [0.975, 499, 1.9647293909876886],
  [0.9, 5, 1.4758840488244815],
  [0.995, 8, 3.355387331333395],
  [0.5, 7, 0],
])("the %d quantile of Student's t with %d degrees of freedom", (probability, freedom, quantile) => {
  expect(studentQuantile(probability, freedom)).toEqual(near(quantile));
});

test("Student's t without a degree of freedom has no quantile", () => {
  expect(studentQuantile(0.975, 0)).toBeNaN();
  expect(studentQuantile(0.975, -1)).toBeNaN();
});

// scipy.stats.mannwhitneyu(values, others, alternative="greater", method="asymptotic").pvalue
test.each([
  [[3, 5, 5, 7, 9, 4.5], [1, 5, 2, 7, 3], 0.11443909223128368],
  [[1, 5, 2, 7, 3], [3, 5, 5, 7, 9, 4.5], 0.9174877328923711],
  [Array.from({ length: 60 }, (_, place) => 100 + place), [...Array(60).keys()], 1.7782854874923613e-21],
  [[1, 1], [1, 1, 1], 1],
])("the test of Mann and Whitney of %j above %j", (values, others, probability) => {
  expect(mannWhitney(values, others)).toEqual(near(probability, 1e-8));
});
