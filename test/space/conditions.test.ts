import fc from "fast-check";
import { Architecture, type Dimension, Random, SearchSpace } from "espalier";
import { describe, expect, it } from "vitest";
import { chiSquareLimit, chiSquareStatistic } from "../statistics.ts";
import { byHand, conditionalDimensions, isActiveIn, wholeGrid } from "./conditional-spaces.ts";

const anySpace = conditionalDimensions.map((dimensions) => new SearchSpace("any", dimensions));
const texts = (architectures: Iterable<Architecture>) => [...architectures].map(String);

/** `layers` layers, each a convolution with a kernel or a pooling. */
function layered(layers: number, operations = ["conv", "pool"], kernels = [3, 5, 7]): SearchSpace {
  const dimensions = new Map<string, Dimension>();
  for (let layer = 1; layer <= layers; layer++) {
    const exists = layer === 1 ? {} : { when: { layers: { minimum: layer } } };
    dimensions.set(`kernel.${layer}`, {
      type: "categorical",
      values: kernels,
      when: { [`operation.${layer}`]: ["conv"] },
    });
    dimensions.set(`operation.${layer}`, { type: "categorical", values: operations, ...exists });
  }
  dimensions.set("layers", { type: "integer", low: 1, high: layers, step: 1 });
  return new SearchSpace("layered", dimensions);
}

describe("a space with conditions", () => {
  it("has one architecture for all points that differ in inactive dimensions alone", () => {
    fc.assert(
      fc.property(anySpace, (space) => {
        const grid = wholeGrid(space);
        const representatives = new Set(grid.map((point) => String(byHand(space, point))));
        const all = texts(space.enumerate());
        expect(new Set(all)).toEqual(representatives);
        expect(space.count()).toBe(all.length);
        expect(representatives.size).toBe(all.length);
        for (const point of grid) {
          expect(String(space.canonical(point))).toBe(String(byHand(space, point)));
          expect(space.contains(point)).toBe(String(point) === String(byHand(space, point)));
          for (const name of space.dimensions.keys())
            expect(space.inactiveIn(point).has(name)).toBe(!isActiveIn(space, name, point));
        }
      }),
    );
  });

  it("has neighbours that are mutual, inside, and differ in one dimension that both have active", () => {
    fc.assert(
      fc.property(anySpace, fc.boolean(), (any, isBound) => {
        const odd = { description: "odd", accepts: (one: Architecture) => parseInt(one.hash, 16) % 3 > 0 };
        const space = isBound ? any.restrict(new Map(), [odd]) : any;
        const all = [...space.enumerate()];
        for (const one of all) {
          const expected = all.filter((other) => areNeighbours(space, one, other));
          expect(texts(space.neighbours(one)).sort()).toEqual(texts(expected).sort());
          const random = new Random(1).fork(one.hash);
          expect(texts(space.randomNeighbours(one, random)).sort()).toEqual(texts(expected).sort());
        }
      }),
      { numRuns: 40 },
    );
  });

  it("restricts dimensions to what it would contain anyway", () => {
    fc.assert(
      fc.property(anySpace, fc.nat(4), fc.nat(2), (space, which, place) => {
        const names = [...space.dimensions.keys()];
        const name = names[which % names.length]!;
        const kept = space.valuesOf(name).slice(place);
        fc.pre(kept.length > 0);
        const expected = [...space.enumerate()].filter((one) => kept.includes(one.get(name)));
        const restricted = space.restrict(new Map([[name, kept]]));
        expect(texts(restricted.enumerate())).toEqual(texts(expected));
        const [first] = expected;
        if (first !== undefined) expect(String(restricted.smallest())).toBe(String(first));
      }),
    );
  });

  it.each([
    ["a tree", layered(2)],
    ["a tree under a constraint", layered(2).restrict(new Map(), [unlike("5")])],
    ["dimensions that depend on several", tangle()],
  ])("is sampled uniformly: %s", (_, space) => {
    const counts = new Map([...space.enumerate()].map((one) => [String(one), 0]));
    const key = new Random(3);
    for (let draw = 0; draw < 200 * counts.size; draw++) {
      const text = String(space.sample(key.fork(draw)));
      counts.set(text, counts.get(text)! + 1);
    }
    expect(chiSquareStatistic([...counts.values()])).toBeLessThan(chiSquareLimit(counts.size - 1));
  });

  it("is counted and sampled where hardly any point of the grid is an architecture", () => {
    const space = layered(20, ["conv", "pool", "identity"], [3, 5, 7, 9]);
    const counts = Array.from({ length: 20 }, (_, index) => 6 ** (index + 1));
    expect(space.count()).toBe(counts.reduce((sum, one) => sum + one, 0));
    const draws = Array.from({ length: 300 }, (_, draw) => space.sample(new Random("deep").fork(draw)));
    expect(draws.every((one) => space.contains(one))).toBe(true);
    // 5 of 6 architectures have all layers.
    const deepest = draws.filter((one) => one.number("layers") === 20).length / draws.length;
    expect(deepest).toBeGreaterThan(0.75);
    expect(deepest).toBeLessThan(0.91);
  });

  it("orders every dimension behind those that it depends on", () => {
    expect(texts(layered(1).enumerate())).toEqual([
      '{"kernel.1":3,"layers":1,"operation.1":"conv"}',
      '{"kernel.1":5,"layers":1,"operation.1":"conv"}',
      '{"kernel.1":7,"layers":1,"operation.1":"conv"}',
      '{"kernel.1":3,"layers":1,"operation.1":"pool"}',
    ]);
  });

  it("moves to a random one of what becomes active", () => {
    const space = layered(1);
    const pool = new Architecture({ "kernel.1": 3, layers: 1, "operation.1": "pool" });
    const first = Array.from({ length: 60 }, (_, draw) => {
      const [neighbour] = space.randomNeighbours(pool, new Random(draw));
      return neighbour!.number("kernel.1");
    });
    for (const kernel of [3, 5, 7]) expect(first.filter((one) => one === kernel).length).toBeGreaterThan(10);
  });

  it("may be restricted to nothing, and says so", () => {
    const nothing = layered(1).restrict(
      new Map<string, (string | number)[]>([
        ["kernel.1", [5]],
        ["operation.1", ["pool"]],
      ]),
    );
    expect(nothing.count()).toBe(0);
    expect(() => nothing.sample(new Random(1))).toThrowErrorMatchingInlineSnapshot(
      `[EspalierError: No architecture of search space "layered" fulfils its constraints.]`,
    );
  });

  it("refuses conditions in a circle, and those that leave too many cases", () => {
    const dimension = (parents: readonly string[]): Dimension => ({
      type: "categorical",
      values: [0, 1],
      ...(parents.length > 0 && { when: Object.fromEntries(parents.map((parent) => [parent, [1]])) }),
    });
    const circle = new Map([
      ["a", dimension(["b"])],
      ["b", dimension(["a"])],
    ]);
    expect(() => new SearchSpace("circle", circle)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: dimension "a" has unknown or circular dependencies]`,
    );
    const names = Array.from({ length: 24 }, (_, index) => `free${index}`);
    const tangled = new Map([
      ...names.map((name) => [name, dimension([])] as const),
      ...names.map((name, index) => [`tied${index}`, dimension([name, names.at(index - 7)!])] as const),
    ]);
    expect(() => new SearchSpace("tangled", tangled)).toThrowErrorMatchingInlineSnapshot(
      `[EspalierError: The conditions of search space "tangled" have too many combinations to count its architectures.]`,
    );
  });
});

/** By definition: every dimension that is active in both is equal but one, which is next to it. */
function areNeighbours(space: SearchSpace, one: Architecture, other: Architecture): boolean {
  const changed = [...space.dimensions.keys()].filter(
    (name) =>
      isActiveIn(space, name, one) && isActiveIn(space, name, other) && one.get(name) !== other.get(name),
  );
  const [name] = changed;
  if (name === undefined || changed.length > 1) return false;
  const values = [...space.valuesOf(name)];
  const distance = Math.abs(values.indexOf(one.get(name)) - values.indexOf(other.get(name)));
  return values.some((value) => typeof value !== "number") || distance === 1;
}

function unlike(text: string) {
  return { description: `not like ${text}`, accepts: (one: Architecture) => !String(one).includes(text) };
}

/** Of three switches the first two decide about a fourth dimension, and the last two about a fifth. */
function tangle(): SearchSpace {
  const switches = ["a", "b", "c"].map(
    (name) => [name, { type: "categorical", values: [false, true] }] as const,
  );
  return new SearchSpace(
    "tangle",
    new Map<string, Dimension>([
      ["size", { type: "integer", low: 1, high: 5, step: 1, when: { a: [true], b: [true] } }],
      ["mode", { type: "categorical", values: ["x", "y", "z"], when: { b: [false], c: [true] } }],
      ...switches,
    ]),
  );
}
