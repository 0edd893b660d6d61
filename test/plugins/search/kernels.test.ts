import fc from "fast-check";
import { IntegerRange } from "espalier";
import { expect, it } from "vitest";
import type { Axis } from "../../../plugins/search/encoding.ts";
import { KernelDensity } from "../../../plugins/search/kernel-density.ts";

const axisOf = (length: number, ordinal = true): Axis => ({
  dimension: "x",
  values: new IntegerRange(0, length - 1),
  ordinal,
});

const worlds = fc.record({
  size: fc.integer({ min: 2, max: 3000 }),
  ordinal: fc.boolean(),
  shares: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 5 }),
  width: fc.constantFrom(0.01, 1, 3),
});

it("has densities that sum to 1, and draws by them, on short and on long axes", () => {
  fc.assert(
    fc.property(
      worlds,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      ({ size, ordinal, shares, width }, draw) => {
        const points = shares.map((share) => Float64Array.of(Math.floor(share * size)));
        const density = new KernelDensity([axisOf(size, ordinal)], points, width);
        const weights = Array.from({ length: size }, (_, place) => density.at(Float64Array.of(place)));
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
        // The first draw picks the point, so that a quantile of its own kernel comes.
        const alone = new KernelDensity([axisOf(size, ordinal)], points.slice(0, 1), width);
        const [place = -1] = alone.sample(Float64Array.of(0, draw));
        const kernel = Array.from(
          { length: place + 1 },
          (_, one) => 2 * alone.at(Float64Array.of(one)) - 1 / size,
        );
        const upTo = kernel.reduce((sum, weight) => sum + weight, 0);
        expect(upTo).toBeGreaterThan(draw - 1e-5);
        expect(upTo - kernel[place]!).toBeLessThan(draw + 1e-5);
      },
    ),
  );
});

it("has the same wide kernels whether they are kept or computed", () => {
  const densities = [1000, 1001].map((size) => {
    const points = [100, 300, 700, 350].map((place) => Float64Array.of(place));
    return new KernelDensity([axisOf(size)], points, 3);
  });
  for (const place of [0, 100, 250, 350, 999]) {
    const [short, long] = densities.map((density) => density.at(Float64Array.of(place)));
    expect(long! / short!).toBeCloseTo(1, 2);
  }
});
