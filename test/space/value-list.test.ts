import { expect, test } from "vitest";
import { IntegerRange } from "../../src/space/integer-range.ts";
import { between, describeValues, isNumeric } from "../../src/space/value-list.ts";

test("a message lists up to twenty integers, and names the ends of more", () => {
  expect(describeValues(["conv", 3])).toBe('"conv", 3');
  expect(describeValues(new IntegerRange(1, 3, 1))).toBe("1, 2, 3");
  expect(describeValues(new IntegerRange(1, 20, 1))).toMatch(/^1, 2, .*, 20$/);
  expect(describeValues(new IntegerRange(1, 21, 1))).toBe("integers from 1 to 21");
  expect(describeValues(new IntegerRange(8, 800, 8))).toBe("integers from 8 to 800 in steps of 8");
  expect(describeValues(Array.from({ length: 21 }, (_, place) => place))).toMatch(/^0, 1, .*, 20$/);
});

test("values are numeric if all of them are numbers", () => {
  expect(isNumeric(new IntegerRange(1, 3, 1))).toBe(true);
  expect(isNumeric([1, 2.5])).toBe(true);
  expect(isNumeric([1, "2"])).toBe(false);
});

test("only numbers lie between bounds", () => {
  expect(between([0, "1", 1, 2, 3], 1, 2)).toEqual([1, 2]);
  expect([...between(new IntegerRange(0, 9, 3), 1, 6)]).toEqual([3, 6]);
});
