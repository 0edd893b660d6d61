import fc from "fast-check";
import { expect, test } from "vitest";
import { canFulfil, fulfils, type Requirement, stretches } from "../../src/space/condition.ts";
import { IntegerRange } from "../../src/space/integer-range.ts";

const range = fc
  .record({
    low: fc.integer({ min: -9, max: 9 }),
    count: fc.integer({ min: 1, max: 9 }),
    step: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ low, count, step }) => new IntegerRange(low, low + (count - 1) * step, step));
const list = fc.uniqueArray(fc.constantFrom<string | number>("a", "b", 1, 2, 3), { minLength: 1 });
const bound = fc.option(fc.integer({ min: -12, max: 30 }), { nil: undefined });
const requirement: fc.Arbitrary<Requirement> = fc.oneof(
  fc.array(fc.constantFrom<string | number>("a", "b", 0, 1, 2, 3, 7), { minLength: 1, maxLength: 3 }),
  fc.record({ minimum: bound, maximum: bound }).map(({ minimum, maximum }) => ({
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  })),
);

test("some values can fulfil a requirement if one of them does", () => {
  fc.assert(
    fc.property(fc.oneof(range, list), requirement, (values, required) => {
      expect(canFulfil(values, required)).toBe([...values].some((value) => fulfils(value, required)));
    }),
  );
});

test("text never lies between bounds", () => {
  expect(fulfils("2", { minimum: 1, maximum: 3 })).toBe(false);
  expect(fulfils("2", {})).toBe(false);
  expect(canFulfil(["a", "b"], {})).toBe(false);
  expect(canFulfil(["a", 2], { minimum: 2 })).toBe(true);
});

test("within a stretch each requirement always holds or never, and the stretches are all values in order", () => {
  fc.assert(
    fc.property(fc.oneof(range, list), fc.array(requirement, { maxLength: 3 }), (values, required) => {
      const parts = stretches(values, required);
      expect(parts.flatMap((part) => [...part])).toEqual([...values]);
      for (const part of parts) {
        expect(part.length).toBeGreaterThan(0);
        for (const each of required)
          expect(new Set([...part].map((value) => fulfils(value, each))).size).toBe(1);
      }
    }),
  );
});

test("a range without requirements is one stretch, however long it is", () => {
  const long = new IntegerRange(0, 2 ** 50, 1);
  expect(stretches(long, [])).toHaveLength(1);
  expect(stretches(long, [{ minimum: 5 }]).map(({ length }) => length)).toEqual([5, 2 ** 50 - 4]);
});
