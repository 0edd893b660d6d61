import fc from "fast-check";
import { type ArchitectureValue, keyOf } from "espalier";
import { expect, test } from "vitest";

test("keys of values are equal for equal values alone", () => {
  const value: fc.Arbitrary<ArchitectureValue> = fc.oneof(
    fc.integer({ min: -2, max: 2 }),
    fc.boolean(),
    fc.string({ unit: fc.constantFrom("1", "-", '"', "t", ".", "e", " "), maxLength: 4 }),
    fc.constantFrom("true", "false", "1", "0.5", '"1"', "1e3", "1000", "", 1000, 0.5, "relu", "3x3"),
  );
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(keyOf(one) === keyOf(other)).toBe(one === other);
    }),
    { numRuns: 2000 },
  );
});

test("keys of words are the words", () => {
  for (const word of ["relu", "3x3", "", "a b", "nor_conv_3x3"]) expect(keyOf(word)).toBe(word);
});
