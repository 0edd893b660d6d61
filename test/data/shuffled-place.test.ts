import fc from "fast-check";
import { expect, test } from "vitest";
import { shuffledPlace } from "../../src/data/shuffled-place.ts";
import { Random } from "../../src/random/random.ts";

test("every place is met once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(), (size, seed) => {
      const places = Array.from({ length: size }, (_, place) => shuffledPlace(place, size, new Random(seed)));
      expect(new Set(places).size).toBe(size);
      expect(places.every((place) => place >= 0 && place < size)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("the order looks random: neighbours land anywhere, another key gives another order", () => {
  const size = 4096;
  const orderOf = (seed: number) =>
    Array.from({ length: size }, (_, place) => shuffledPlace(place, size, new Random(seed)));
  const order = orderOf(1);
  const steps = order.slice(1).map((place, before) => Math.abs(place - (order[before] as number)));
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  // Two uniform places are size / 3 apart on average; of 4,095 steps the mean scatters by about 15.
  expect(Math.abs(mean - size / 3)).toBeLessThan(80);
  expect(orderOf(2).filter((place, index) => place === order[index]).length).toBeLessThan(12);
});
