import { describe, expect, it } from "vitest";
import { clusteredInterval, shareOf, wilsonInterval } from "espalier";

describe("wilsonInterval", () => {
  it("gives the values that follow from its formula", () => {
    const z = 1.959963984540054;
    expect(wilsonInterval(0.5, 100)[0]).toBeCloseTo(0.40383, 5);
    expect(wilsonInterval(0.5, 100)[1]).toBeCloseTo(0.59617, 5);
    expect(wilsonInterval(0, 10)[0]).toBe(0);
    expect(wilsonInterval(0, 10)[1]).toBeCloseTo((z * z) / (10 + z * z), 12);
    expect(wilsonInterval(1, 10)[0]).toBeCloseTo(10 / (10 + z * z), 12);
    expect(wilsonInterval(1, 10)[1]).toBeCloseTo(1, 12);
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
