import { expect, test } from "vitest";
import { shortNumber } from "../src/short-number.ts";

test.each([
  [0, "0"],
  [47_937, "47,937"],
  [999_999, "999,999"],
  [1_483_000, "1.48 M"],
  [-1_483_000, "-1.48 M"],
  [999_999_999, "1.00 G"],
  [1.2e20, "120 E"],
  [1.2345e25, "1.234e+25"],
  [2.315_49, "2.315"],
  [0.75, "0.75"],
  [1e-7, "1e-7"],
  [Number.POSITIVE_INFINITY, "Infinity"],
])("%d is shown as %s", (value, shown) => expect(shortNumber(value)).toBe(shown));
