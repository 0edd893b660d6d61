import { describe, expect, it } from "vitest";
import { Random } from "../../src/random/random.ts";
import { mean } from "../../src/statistics/mean.ts";
import { midRanks } from "../../src/statistics/mid-ranks.ts";
import { rankVarianceExplained } from "../../src/statistics/rank-variance.ts";
import peer from "./fixtures/rank-variance.json" with { type: "json" };

describe("the share of the variance of ranks that groups explain", () => {
  it.each(peer)("$values: is SciPy's", ({ values, groups, share }) => {
    expect(rankVarianceExplained(values, groups)).toBeCloseTo(share, 12);
  });

  it("is by hand 1 - (1 - 13.5 / 17.5) * 5 / 4 for two groups of three, one above the other", () => {
    expect(rankVarianceExplained([1, 2, 3, 4, 5, 600], "aaabbb".split(""))).toBeCloseTo(
      1 - (4 / 17.5) * 1.25,
      12,
    );
  });

  it("is near 0 on average where groups have no influence, however many they are", () => {
    for (const count of [2, 8]) {
      const shares = Array.from({ length: 200 }, (_, draw) => {
        const key = new Random("no influence").fork(count, draw);
        const groups = Array.from(key.fork("group").uniforms(40), (share) => Math.floor(count * share));
        return rankVarianceExplained([...key.uniforms(40)], groups);
      });
      expect(mean(shares)).toBeLessThan(0.05);
    }
  });

  it("is 0 for equal values, and for a group per value", () => {
    expect(rankVarianceExplained([1, 1, 1], [1, 2, 2])).toBe(0);
    expect(rankVarianceExplained([1, 2, 3], [1, 2, 3])).toBe(0);
  });
});

it("equal values share their mean rank", () => {
  expect([...midRanks([30, 10, 20, 20])]).toEqual([4, 1, 2.5, 2.5]);
});
