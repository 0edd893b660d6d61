import { parseConstraint, violationBy } from "espalier";
import { expect, it } from "vitest";

const violation = (value: number, description: string) =>
  violationBy({ size: value }, [parseConstraint(description)!]);

it("finds no violation where rounding alone may account for it", () => {
  expect(violation(0.1 * 3, "size <= 0.3")).toBe(0);
  expect(violation(-0.1 * 3, "size >= -0.3")).toBe(0);
  expect(violation(0.1 + 0.7, "size >= 0.8")).toBe(0);
});

it("tells a violation as a share of the bound", () => {
  expect(violation(0.45, "size <= 0.3")).toBeCloseTo(0.5);
  expect(violation(6, "size >= 8")).toBe(0.25);
  expect(violation(2_000_001, "size <= 2000000")).toBe(5e-7);
  expect(violation(2, "size <= 0")).toBe(2);
  expect(violation(Number.NaN, "size <= 0")).toBe(Infinity);
});
