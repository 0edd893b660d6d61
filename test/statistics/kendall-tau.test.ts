import fc from "fast-check";
import { expect, test } from "vitest";
import { kendallTau } from "../../src/statistics/kendall-tau.ts";
import peer from "./fixtures/kendall.json" with { type: "json" };

test.each(peer)("Kendall's tau of $ones.length values is SciPy's $tau", ({ ones, others, tau }) => {
  expect(kendallTau(ones, others)).toBeCloseTo(tau, 12);
});

test("an order agrees with itself, and a rising function changes nothing", () => {
  const values = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(values, fc.array(fc.integer(), { minLength: 30, maxLength: 30 }), (ones, drawn) => {
      expect(kendallTau(ones, ones)).toBeCloseTo(1, 12);
      const others = drawn.slice(0, ones.length);
      expect(kendallTau(ones, others)).toEqual(
        kendallTau(
          ones.map((one) => one ** 3),
          others,
        ),
      );
    }),
  );
});

test("without two different values there is no order", () => {
  expect(kendallTau([1, 1, 1], [1, 2, 3])).toBeNaN();
  expect(kendallTau([], [])).toBeNaN();
});
