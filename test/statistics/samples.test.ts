import { describe, expect, it } from "vitest";
import { mean, meanInterval, median, standardDeviation, standardError } from "espalier";

const SAMPLE = [4.1, 5, 3.2, 6.7, 4.4];

describe("figures of a sample are those of NumPy 2 and SciPy 1.17.1", () => {
  it("in the middle", () => {
    expect(mean(SAMPLE)).toBeCloseTo(4.68, 14); // numpy.mean(sample)
    expect(median(SAMPLE)).toBe(4.4); // numpy.median(sample)
    expect(median([9, 1, 4, 2])).toBe(3); // numpy.median([9, 1, 4, 2])
    expect(median([7])).toBe(7);
  });

  it("around it", () => {
    expect(standardDeviation(SAMPLE)).toBeCloseTo(1.3026895255585653, 14); // numpy.std(sample, ddof=1)
    expect(standardError(SAMPLE)).toBeCloseTo(0.5825804665451804, 14); // scipy.stats.sem(sample)
    // scipy.stats.t.interval(0.95, 4, numpy.mean(sample), scipy.stats.sem(sample))
    expect(meanInterval(SAMPLE)[0]).toBeCloseTo(3.062497315276787, 13);
    expect(meanInterval(SAMPLE)[1]).toBeCloseTo(6.297502684723213, 13);
  });
});

describe("too few values", () => {
  it("have no figures", () => {
    expect([mean([]), median([]), standardDeviation([]), standardDeviation([1]), standardError([1])]).toEqual(
      Array(5).fill(Number.NaN),
    );
    expect(meanInterval([1])).toEqual([Number.NaN, Number.NaN]);
  });
});
