import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holm } from "../../src/statistics/holm.ts";
import { signFlip, smallestSignFlip } from "../../src/statistics/sign-flip.ts";
import { meanInterval } from "../../src/statistics/student.ts";
import peer from "./fixtures/paired.json" with { type: "json" };

describe("paired differences", () => {
  it.each(peer.paired)("$values: p and interval are SciPy's", ({ values, p, interval }) => {
    expect(signFlip(values)).toBeCloseTo(p, 12);
    const found = meanInterval(values);
    interval.forEach((bound, end) => expect(found[end]).toBeCloseTo(bound, 9));
  });

  it("have a p between the smallest one and 1, whatever their sign and scale", () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(values, fc.constantFrom(-1, 0.1, 3), (differences, factor) => {
        const p = signFlip(differences);
        expect(p).toBeGreaterThanOrEqual(smallestSignFlip(differences.length));
        expect(p).toBeLessThanOrEqual(1);
        expect(signFlip(differences.map((value) => factor * value))).toBe(p);
      }),
    );
  });

  it("of one sign have the smallest p: 0.25 for 3, 0.031 for 6, 0.0078 for 8", () => {
    for (const [count, smallest] of [
      [3, 0.25],
      [6, 0.03125],
      [8, 0.0078125],
    ] as const) {
      expect(smallestSignFlip(count)).toBe(smallest);
      expect(signFlip(Array.from({ length: count }, (_, index) => 1 + index))).toBe(smallest);
    }
  });

  it("without any there is no p, and more than 20 are refused", () => {
    expect(signFlip([])).toBeNaN();
    expect(() => signFlip(new Array<number>(21).fill(1))).toThrow(
      new RangeError("21 differences, at most 20"),
    );
  });
});

describe("Holm's adjustment", () => {
  it.each(peer.holm)("of $values is that of statsmodels", ({ values, adjusted }) => {
    holm(values).forEach((p, index) => expect(p).toBeCloseTo(adjusted[index]!, 12));
  });
});
