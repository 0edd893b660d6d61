import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excess } from "../src/excess.ts";

describe("excess", () => {
  it("is 0 where rounding alone may account for it", () => {
    expect(excess(0.1 * 3, 0.3)).toBe(0);
    expect(excess(0.1 + 0.2 - 0.3, 0, 0.6)).toBe(0);
    expect(excess(0.300001, 0.3)).toBeCloseTo(1e-6, 12);
  });

  it("compares safe integers exactly, however large", () => {
    expect(excess(2 ** 53 - 1, 2 ** 53 - 2)).toBe(1);
    expect(excess(-(2 ** 53) + 2, -(2 ** 53) + 1)).toBe(1);
  });

  it.each([
    [Number.NaN, 1],
    [1, Number.NaN],
    [Infinity, 1],
    [1, -Infinity],
  ])("finds that %s is not at most %s", (value, bound) => {
    expect(excess(value, bound)).not.toBe(0);
  });

  it("is 0 for sums of decimal numbers at their exact sum, in any order", () => {
    const decimals = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(decimals, fc.integer({ min: 1, max: 4 }), (terms, digits) => {
        const parts = terms.map((term) => term / 10 ** digits);
        const exact = terms.reduce((sum, term) => sum + term, 0) / 10 ** digits;
        const sum = parts.reduce((total, part) => total + part, 0);
        const size = parts.reduce((total, part) => total + Math.abs(part), 0);
        expect([excess(sum, exact, size), excess(exact, sum, size)]).toEqual([0, 0]);
      }),
    );
  });
});
