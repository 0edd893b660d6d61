import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratioInterval } from "espalier";

describe("the interval of a ratio", () => {
  const part = (sum: number, of: number, cluster: string) => ({ sum, of, cluster });

  it("is computed by clusters, as by hand", () => {
    const parts = [part(1, 2, "a"), part(2, 4, "b"), part(3, 2, "b")];
    // Ratio 6/8; residuals -0.5 and -1 + 1.5; variance 2/1 * 0.5 / 64.
    const error = 1.959963984540054 * Math.sqrt(2 * 0.5) * (1 / 8);
    const [low, high] = ratioInterval(parts, [0, 8]);
    expect(low).toBeCloseTo(0.75 - error, 12);
    expect(high).toBeCloseTo(0.75 + error, 12);
  });

  it("is everything that is possible for one cluster", () => {
    expect(ratioInterval([part(1, 2, "a"), part(1, 9, "a")], [0, 8])).toEqual([0, 8]);
  });

  it("holds the true ratio of 95 % of the samples, about", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        let state = seed | 1;
        const uniform = () => {
          state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
          return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
        };
        const holds = Array.from({ length: 400 }, () => {
          const parts = Array.from({ length: 40 }, (_, index) => {
            const of = 1 + Math.floor(9 * uniform());
            return part(of * (1 + uniform()), of, String(index));
          });
          const [low, high] = ratioInterval(parts, [0, 8]);
          return low <= 1.5 && 1.5 <= high;
        });
        const share = holds.filter(Boolean).length / holds.length;
        expect(share).toBeGreaterThan(0.88);
      }),
      { numRuns: 5 },
    );
  });
});
