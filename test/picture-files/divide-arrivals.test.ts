import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divideArrivals, shareUpTo } from "../../src/picture-files/divide-arrivals.ts";

const sizes = fc.constantFrom("equal", "doubling" as const);

describe("arrivals are divided", () => {
  it("into parts of equal sizes", () => {
    expect(divideArrivals([1, 1, 1, 1, 1, 1], 3, "equal")).toEqual([0, 2, 4]);
  });

  it("into parts that double", () => {
    expect(divideArrivals(new Array<number>(14).fill(1), 3, "doubling")).toEqual([0, 2, 6]);
  });

  it("between arrivals, at the total that is closest", () => {
    expect(divideArrivals([5, 90, 5, 100], 2, "equal")).toEqual([0, 3]);
  });

  it("with at least one arrival in each part, in order", () => {
    const counts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(counts, fc.nat(), sizes, (counts, seed, size) => {
        const parts = 1 + (seed % counts.length);
        const starts = divideArrivals(counts, parts, size);
        expect(starts.length).toBe(parts);
        expect(starts[0]).toBe(0);
        expect(starts.at(-1)).toBeLessThan(counts.length);
        expect(starts.every((start, part) => part === 0 || start > starts[part - 1]!)).toBe(true);
      }),
    );
  });
});

it("shares grow to all", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), sizes, (parts, size) => {
      const shares = Array.from({ length: parts }, (_, part) => shareUpTo(part + 1, parts, size));
      expect(shares.at(-1)).toBe(1);
      expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    }),
  );
});
