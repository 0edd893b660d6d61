import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grid, spreadStride } from "../../../plugins/search/grid.ts";
import { build } from "../build.ts";
import { gridOf, numbers, search } from "./history.ts";

const truth = () => ({ loss: 1 });

describe("grid", () => {
  it("goes in the order of the space's enumeration", async () => {
    const space = gridOf([3, 2, 4], ([a = 0, , c = 0]) => a !== c);
    const trials = search({ space, strategy: await build(grid), truth, trials: 100 });
    expect(trials.map((one) => one.architecture.hash)).toEqual([...space.enumerate()].map((one) => one.hash));
  });

  it("in spread order lays any number of trials evenly over every dimension", async () => {
    const space = gridOf([4, 5, 6]);
    const strategy = await build(grid, { order: "spread" });
    for (const count of [12, 30, 60]) {
      const trials = search({ space, strategy, truth, trials: count });
      [4, 5, 6].forEach((size, dimension) => {
        const counts = new Array<number>(size).fill(0);
        for (const one of trials) counts[numbers(one.architecture)[dimension]!]!++;
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(3);
      });
    }
  });

  it("in spread order has a stride that visits every place", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (size) => {
        const stride = spreadStride(size);
        expect(stride).toBeGreaterThanOrEqual(1);
        const places = new Set(Array.from({ length: size }, (_, index) => (index * stride) % size));
        expect(places.size).toBe(size);
      }),
    );
  });
});
