import { expect, test } from "vitest";
import { countEach } from "../../src/statistics/count-each.ts";

test("values are counted in the order of their first occurrences", () => {
  expect([...countEach(["b", "a", "b"])]).toEqual([
    ["b", 2],
    ["a", 1],
  ]);
  expect(countEach([]).size).toBe(0);
});
