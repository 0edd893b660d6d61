import { describe, expect, it } from "vitest";
import { clusteredInterval, shareOf, wilsonInterval } from "espalier";

describe("wilsonInterval", () => {
  // scipy.stats.binomtest(successes, count).proportion_ci(method="wilson"), of SciPy 1.17.1
  it.each([
    [50, 100, 0.4038315303659956, 0.5961684696340044],
    [3, 17, 0.061911266376209945, 0.4102945856883412],
    [1, 3, 0.06149194472039626, 0.7923403991979523],
    [0, 10, 0, 0.27753279986288926],
    [10, 10, 0.7224672001371109, 1],
  ])("of %d in %d is SciPy's", (successes, count, low, high) => {
    const interval = wilsonInterval(successes / count, count);
    expect(interval[0]).toBeCloseTo(low, 14);
    expect(interval[1]).toBeCloseTo(high, 14);
  });

  it("knows nothing without observations", () => {
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });
});

describe("clusteredInterval", () => {
  const outcomes = Array.from({ length: 60 }, (_, index) => index % 12 < 6);

  it("equals Wilson's interval, but for the small-sample factor, if every cluster has one member", () => {
    const interval = clusteredInterval(
      outcomes,
      outcomes.map((_, index) => `thing ${index}`),
    );
    const expected = wilsonInterval(0.5, 59);
    expect(interval[0]).toBeCloseTo(expected[0], 12);
    expect(interval[1]).toBeCloseTo(expected[1], 12);
  });

  it("counts clusters whose members always agree once", () => {
    const interval = clusteredInterval(
      outcomes,
      outcomes.map((_, index) => `thing ${Math.floor(index / 6)}`),
    );
    const expected = wilsonInterval(0.5, 9);
    expect(interval[0]).toBeCloseTo(expected[0], 12);
    expect(interval[1]).toBeCloseTo(expected[1], 12);
  });

  it("counts clusters if everything is right", () => {
    const right = outcomes.map(() => true);
    const interval = clusteredInterval(
      right,
      right.map((_, index) => `thing ${index % 10}`),
    );
    expect(interval).toEqual(wilsonInterval(1, 10));
  });

  it("never gets narrower than without clusters", () => {
    const interval = clusteredInterval(
      outcomes,
      outcomes.map((_, index) => `thing ${index % 6}`),
    );
    expect(interval).toEqual(wilsonInterval(shareOf(outcomes), 60));
  });
});
