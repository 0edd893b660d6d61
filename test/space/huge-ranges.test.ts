import fc from "fast-check";
import { Architecture, type Dimension, Random, SearchSpace } from "espalier";
import { describe, expect, it } from "vitest";
import { valuesOf } from "../../src/space/dimension.ts";

const most = Number.MAX_SAFE_INTEGER;
const huge: Dimension = { type: "integer", low: 1, high: most, step: 1 };

const range = fc
  .record({ low: fc.integer({ min: -5, max: 5 }), count: fc.nat(6), step: fc.integer({ min: 1, max: 3 }) })
  .map(({ low, count, step }): Dimension => ({ type: "integer", low, high: low + count * step, step }));

/** `c` depends on `a` by bounds, `d` on `c` by values. */
const ranges = fc
  .record({ a: range, b: range, c: range, d: range, minimum: fc.integer({ min: -4, max: 4 }) })
  .map(({ a, b, c, d, minimum }) => {
    const some = valuesOf(c).slice(0, 2).map(Number);
    return new Map<string, Dimension>([
      ["d", { ...d, when: { c: some } }],
      ["c", { ...c, when: { a: { minimum, maximum: minimum + 5 } } }],
      ["a", a],
      ["b", b],
    ]);
  });

const asLists = (dimensions: ReadonlyMap<string, Dimension>) =>
  new Map(
    [...dimensions].map(([name, one]): [string, Dimension] => [
      name,
      { type: "categorical", values: [...valuesOf(one)], ...(one.when && { when: one.when }) },
    ]),
  );

const withoutConditions = (dimensions: ReadonlyMap<string, Dimension>) =>
  new Map(
    [...dimensions].map(([name, { when: _when, ...rest }]): [string, Dimension] => [name, rest as Dimension]),
  );

describe("a space of ranges", () => {
  it("is the space of their values as lists, draw for draw", () => {
    fc.assert(
      fc.property(ranges, fc.boolean(), fc.nat(), (conditional, isFree, seed) => {
        const dimensions = isFree ? withoutConditions(conditional) : conditional;
        const space = new SearchSpace("ranges", dimensions);
        const lists = new SearchSpace("lists", asLists(dimensions));
        expect(space.gridSize).toBe(lists.gridSize);
        expect([...space.enumerate()].map(String)).toEqual([...lists.enumerate()].map(String));
        for (let draw = 0; draw < 20; draw++) {
          const key = new Random(seed).fork(draw);
          const one = space.sample(key);
          expect(String(one)).toBe(String(lists.sample(key)));
          expect(space.neighbours(one).map(String)).toEqual(lists.neighbours(one).map(String));
          expect([...space.randomNeighbours(one, key)].map(String)).toEqual(
            [...lists.randomNeighbours(one, key)].map(String),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  it("may be restricted to a part, which stays a range", () => {
    const space = new SearchSpace(
      "huge",
      new Map([
        ["a", { ...huge, when: { b: [1] } }],
        ["b", huge],
      ]),
    );
    const part = space.restrict(new Map([["a", space.valuesOf("a").slice(-3)]]));
    expect(part.dimensions.get("a")).toEqual({
      type: "integer",
      low: most - 2,
      high: most,
      step: 1,
      when: { b: [1] },
      otherwise: 1,
    });
    expect(part.count()).toBe(3);
  });

  it.each([
    ["free", huge],
    ["conditional", { ...huge, when: { a: { minimum: 2 ** 40 } } }],
  ])("takes a moment, however large: %s", (_, b: Dimension) => {
    const space = new SearchSpace(
      "huge",
      new Map([
        ["b", b],
        ["a", huge],
        ["c", huge],
      ]),
    );
    expect(space.gridSize).toBeGreaterThan(1e47);
    expect(space.count()).toBeUndefined();
    expect(space.smallest().values).toEqual({ a: 1, b: 1, c: 1 });
    expect(space.at(7)?.values).toEqual({ a: 1, b: 1, c: 8 });
    const largest = new Architecture({ a: most, b: most, c: most });
    expect(space.contains(largest)).toBe(true);
    expect(space.contains(largest.with({ a: 0 }))).toBe(false);
    expect(space.neighbours(largest).map(({ values }) => values)).toHaveLength(3);
    const drawn = Array.from({ length: 200 }, (__, draw) => space.sample(new Random(draw)));
    expect(drawn.every((one) => space.contains(one))).toBe(true);
    for (const name of ["a", "b", "c"])
      expect(drawn.filter((one) => one.number(name) > most / 2).length).toBeGreaterThan(70);
  });

  it("offers a thousand values of what becomes active, in a spread or by a draw", () => {
    const space = new SearchSpace(
      "switched",
      new Map<string, Dimension>([
        ["on", { type: "categorical", values: [false, true] }],
        ["size", { ...huge, when: { on: [true] } }],
      ]),
    );
    const off = new Architecture({ on: false, size: 1 });
    const sizes = space.neighbours(off).map((one) => one.number("size"));
    expect([sizes.length, sizes[0], sizes.at(-1)]).toEqual([1000, 1, most]);
    const [first, second] = [...space.randomNeighbours(off, new Random(1))];
    expect(first?.get("size")).not.toBe(second?.get("size"));
  });
});
