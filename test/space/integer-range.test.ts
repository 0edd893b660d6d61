import fc from "fast-check";
import { IntegerRange } from "espalier";
import { describe, expect, it } from "vitest";
import { isWithin } from "../../src/excess.ts";

const most = Number.MAX_SAFE_INTEGER;
const ranges = fc
  .record({
    low: fc.integer({ min: -20, max: 20 }),
    span: fc.integer({ min: -3, max: 40 }),
    step: fc.integer({ min: 1, max: 7 }),
  })
  .map(({ low, span, step }) => ({
    range: new IntegerRange(low, low + span, step),
    array: Array.from({ length: Math.max(0, Math.floor(span / step) + 1) }, (_, place) => low + place * step),
  }));

describe("a range of integers", () => {
  it("is as the array of them", () => {
    const place = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(ranges, place, place, ({ range, array }, one, other) => {
        expect(range.length).toBe(array.length);
        expect([...range]).toEqual(array);
        expect(range.at(one)).toBe(array.at(one));
        expect([...range.slice(one, other)]).toEqual(array.slice(one, other));
        expect([...range.slice(one)]).toEqual(array.slice(one));
        for (const value of [one, one + 0.5, String(one), -0, undefined]) {
          expect(range.indexOf(value)).toBe(array.indexOf(value as number));
          expect(range.includes(value)).toBe(array.includes(value as number));
        }
        const isLarge = (value: number, index: number) => value * index > one;
        expect(range.map((value, index) => value - index)).toEqual(
          array.map((value, index) => value - index),
        );
        expect(range.filter(isLarge)).toEqual(array.filter(isLarge));
        expect(range.find(isLarge)).toBe(array.find(isLarge));
        expect(range.some(isLarge)).toBe(array.some(isLarge));
        expect(range.every(isLarge)).toBe(array.every(isLarge));
      }),
    );
  });

  it("has a part between bounds", () => {
    const bound = fc.oneof(
      fc.integer({ min: -30, max: 60 }),
      fc.double({ min: -30, max: 60, noNaN: true }),
      fc.integer({ min: -30, max: 60 }).map((whole) => whole * (1 + Number.EPSILON)),
      fc.constantFrom(-Infinity, Infinity),
    );
    fc.assert(
      fc.property(ranges, bound, bound, ({ range, array }, minimum, maximum) => {
        expect([...range.between(minimum, maximum)]).toEqual(
          array.filter((value) => isWithin(value, minimum, maximum)),
        );
      }),
    );
  });

  it("reaches from the smallest safe integer to the largest", () => {
    const range = new IntegerRange(1, most);
    expect([range.length, range.at(0), range.at(-1), range.at(most - 1), range.at(most)]).toEqual([
      most,
      1,
      most,
      most,
      undefined,
    ]);
    expect([range.indexOf(most), range.indexOf(0), range.indexOf(2 ** 53)]).toEqual([most - 1, -1, -1]);
    expect(range.between(most - 2, Infinity)).toEqual(new IntegerRange(most - 2, most));
    const sparse = new IntegerRange(-most, 0, 6);
    expect(sparse.indexOf(-1)).toBe(sparse.length - 1);
    expect(sparse.includes(-3)).toBe(false);
    expect([...sparse.between(-13, -2)]).toEqual([-13, -7]);
  });
});
