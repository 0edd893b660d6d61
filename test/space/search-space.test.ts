import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Architecture, type ArchitectureValue } from "../../src/architecture/architecture.ts";
import { Random } from "../../src/random/random.ts";
import { SearchSpace } from "../../src/space/search-space.ts";
import { type Dimension, valuesOf } from "../../src/space/dimension.ts";
import { chiSquareLimit, chiSquareStatistic } from "../statistics.ts";

const integers = fc
  .record({ low: fc.integer({ min: -5, max: 5 }), span: fc.nat(9), step: fc.integer({ min: 1, max: 4 }) })
  .map(({ low, span, step }): Dimension => ({ type: "integer", low, high: low + span, step }));

const values: fc.Arbitrary<ArchitectureValue> = fc.oneof(
  fc.integer({ min: 0, max: 9 }),
  fc.constantFrom("pre", "post"),
  fc.boolean(),
);
const categories = fc
  .uniqueArray(values, { minLength: 1, maxLength: 5 })
  .map((list): Dimension => ({ type: "categorical", values: list }));

const dimensions = fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }), fc.oneof(integers, categories), {
  minKeys: 1,
  maxKeys: 4,
});

/** Refuses about one architecture in `modulus`, in a way that no dimension alone decides. */
const modulus = (divisor: number) => ({
  description: `hash not divisible by ${divisor}`,
  accepts: (architecture: Architecture) => parseInt(architecture.hash.slice(0, 6), 16) % divisor !== 0,
});

const spaces = fc
  .record({ dimensions, divisor: fc.option(fc.integer({ min: 2, max: 5 })) })
  .map(({ dimensions, divisor }) => {
    const constraints = divisor === null ? [] : [modulus(divisor)];
    return new SearchSpace("any", new Map(Object.entries(dimensions)), constraints);
  });

const hashes = (architectures: Iterable<Architecture>) => new Set([...architectures].map((one) => one.hash));

function grid(sizes: readonly number[], accepts?: (sum: number) => boolean): SearchSpace {
  const dimensions = sizes.map((size, index): [string, Dimension] => [
    `part${index}.size`,
    { type: "integer", low: 0, high: size - 1, step: 1 },
  ]);
  const total = (one: Architecture) => Object.keys(one.values).reduce((sum, key) => sum + one.number(key), 0);
  const constraint = accepts && { description: "sum", accepts: (one: Architecture) => accepts(total(one)) };
  return new SearchSpace("grid", new Map(dimensions), constraint === undefined ? [] : [constraint]);
}

describe("SearchSpace", () => {
  it("counts what it enumerates, each architecture once", () => {
    fc.assert(
      fc.property(spaces, (space) => {
        const all = [...space.enumerate()];
        expect(space.count()).toBe(all.length);
        expect(hashes(all).size).toBe(all.length);
        expect(space.gridSize).toBeGreaterThanOrEqual(all.length);
      }),
    );
  });

  it("contains exactly what it enumerates", () => {
    fc.assert(
      fc.property(spaces, (space) => {
        const all = hashes(space.enumerate());
        const wider = new SearchSpace(
          "wider",
          new Map([...space.dimensions].map(([key, one]) => [key, widened(one)])),
        );
        for (const architecture of wider.enumerate())
          expect(space.contains(architecture)).toBe(all.has(architecture.hash));
        expect(space.contains(new Architecture({}))).toBe(false);
        for (const architecture of space.enumerate())
          expect(space.contains(architecture.with({ another: 1 }))).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it("has neighbours that are mutual, inside and one dimension away", () => {
    fc.assert(
      fc.property(spaces, (space) => {
        const neighbourhoods = new Map(
          [...space.enumerate()].map((one) => [one.hash, space.neighbours(one)]),
        );
        for (const one of space.enumerate()) {
          const neighbours = neighbourhoods.get(one.hash)!;
          expect(hashes(neighbours).size).toBe(neighbours.length);
          for (const neighbour of neighbours) {
            expect(one.difference(neighbour)).toHaveLength(1);
            expect(hashes(neighbourhoods.get(neighbour.hash)!)).toContain(one.hash);
          }
          const random = new Random(1).fork(one.hash);
          const shuffled = [...space.randomNeighbours(one, random)];
          expect(shuffled.map(String)).toEqual(random.shuffle(neighbours).map(String));
        }
      }),
      { numRuns: 30 },
    );
  });

  it("moves numbers by one place and other values anywhere", () => {
    const space = new SearchSpace(
      "mixed",
      new Map<string, Dimension>([
        ["width", { type: "categorical", values: [16, 32, 64, 128] }],
        ["norm", { type: "categorical", values: ["pre", "post", "none"] }],
      ]),
    );
    const neighbours = space.neighbours(new Architecture({ width: 32, norm: "none" }));
    expect(neighbours.map(String)).toEqual([
      '{"norm":"none","width":16}',
      '{"norm":"none","width":64}',
      '{"norm":"pre","width":32}',
      '{"norm":"post","width":32}',
    ]);
  });

  it.each([
    ["a loose constraint", grid([4, 3, 5], (sum) => sum < 6)],
    ["a constraint that rejection cannot meet", grid([40, 40, 40], (sum) => sum === 0 || sum === 116)],
  ])("samples uniformly under %s", (_, space) => {
    const counts = new Map([...space.enumerate()].map((one) => [one.hash, 0]));
    const draws = space.gridSize > 1000 ? 100 : 200 * counts.size;
    const key = new Random(3);
    for (let draw = 0; draw < draws; draw++) {
      const { hash } = space.sample(key.fork(draw));
      counts.set(hash, counts.get(hash)! + 1);
    }
    expect(chiSquareStatistic([...counts.values()])).toBeLessThan(chiSquareLimit(counts.size - 1));
  });

  it("samples a grid that is larger than an exact number, every dimension uniformly", () => {
    const space = grid(new Array<number>(20).fill(10));
    expect(space.gridSize).toBe(1e20);
    const key = new Random(3);
    const counts = Array.from({ length: 20 }, () => new Array<number>(10).fill(0));
    for (let draw = 0; draw < 2000; draw++)
      Object.values(space.sample(key.fork(draw)).values).forEach((value, index) => {
        counts[index]![Number(value)]!++;
      });
    const total = counts.reduce((sum, one) => sum + chiSquareStatistic(one), 0);
    expect(total).toBeLessThan(chiSquareLimit(20 * 9));
  });

  it("samples the same for the same key", () => {
    const space = grid([9, 9, 9], (sum) => sum % 3 === 0);
    expect(space.sample(new Random(5)).hash).toBe(space.sample(new Random(5)).hash);
  });

  it("says so when there is nothing to sample", () => {
    const empty = grid([3, 3], () => false);
    expect(() => empty.sample(new Random(1))).toThrowErrorMatchingInlineSnapshot(
      `[EspalierError: No architecture of search space "grid" fulfils its constraints.]`,
    );
    expect(() => empty.smallest()).toThrowErrorMatchingInlineSnapshot(
      `[EspalierError: No architecture of search space "grid" fulfils its constraints.]`,
    );
    const sparse = grid(new Array<number>(8).fill(10), () => false);
    expect(() => sparse.sample(new Random(1))).toThrowErrorMatchingInlineSnapshot(
      `[EspalierError: None of 100000 random points of search space "grid" fulfils its constraints. Its grid of 1.0e+8 points is too large to inspect completely.]`,
    );
  });

  it("restricts dimensions and adds constraints", () => {
    fc.assert(
      fc.property(spaces, fc.integer({ min: 2, max: 5 }), (space, divisor) => {
        const [name, dimension] = [...space.dimensions][0]!;
        const kept = valuesOf(dimension).slice(0, 2);
        const restricted = space.restrict(new Map([[name, kept]]), [modulus(divisor)]);
        const expected = [...space.enumerate()].filter(
          (one) => kept.includes(one.get(name)) && modulus(divisor).accepts(one),
        );
        expect([...restricted.enumerate()].map((one) => one.hash)).toEqual(expected.map((one) => one.hash));
      }),
      { numRuns: 30 },
    );
    expect(() => grid([2]).restrict(new Map([["depth", [1]]]))).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: no dimension "depth" in space "grid"]`,
    );
  });

  it("is listed from any architecture on", () => {
    for (const space of [grid([3, 3]), grid([3, 3], (sum) => sum !== 2)]) {
      const all = [...space.enumerate()];
      all.forEach((one, place) => {
        expect([...space.enumerate(one)].map(String)).toEqual(all.slice(place).map(String));
      });
    }
  });

  it("does not count what would take too long", () => {
    expect(grid([100, 100], (sum) => sum > 3).count(1000)).toBeUndefined();
    expect(grid([100, 10], (sum) => sum > 3).count(1000)).toBe(990);
    expect(grid([100, 100]).count(1000)).toBe(10_000);
  });

  it("starts with the smallest", () => {
    expect(grid([3, 3]).smallest().values).toEqual({ "part0.size": 0, "part1.size": 0 });
    expect(grid([3, 3], (sum) => sum > 2).smallest().values).toEqual({ "part0.size": 1, "part1.size": 2 });
  });
});

function widened(dimension: Dimension): Dimension {
  return { type: "categorical", values: [...valuesOf(dimension), "a value that is not in it"] };
}
