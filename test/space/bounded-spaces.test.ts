import {
  Architecture,
  type Constraint,
  type Dimension,
  linearConstraint,
  Random,
  SearchSpace,
} from "espalier";
import { describe, expect, it } from "vitest";
import { chiSquareLimit, chiSquareStatistic } from "../statistics.ts";

const range = (low: number, high: number, step = 1): Dimension => ({ type: "integer", low, high, step });

const sumOf = (factors: Record<string, number>, minimum: number, maximum = Infinity) =>
  linearConstraint("the sum", { factors, minimum, maximum });

const spaceOf = (dimensions: Record<string, Dimension>, ...constraints: readonly Constraint[]) =>
  new SearchSpace("bounded", new Map(Object.entries(dimensions)), constraints);

const large = range(1, 2 ** 40);

/** Spaces of more points than can be looked at, of which few fulfil the constraint. */
const narrow: readonly (readonly [string, SearchSpace, readonly Record<string, number>[]])[] = [
  [
    "a corner",
    spaceOf({ a: large, b: large }, sumOf({ a: 1, b: 1 }, 2 ** 41 - 2)),
    [
      { a: 2 ** 40 - 2, b: 2 ** 40 },
      { a: 2 ** 40 - 1, b: 2 ** 40 - 1 },
      { a: 2 ** 40 - 1, b: 2 ** 40 },
      { a: 2 ** 40, b: 2 ** 40 - 2 },
      { a: 2 ** 40, b: 2 ** 40 - 1 },
      { a: 2 ** 40, b: 2 ** 40 },
    ],
  ],
  [
    "two equations",
    spaceOf(
      { a: large, b: large, c: range(1, 9) },
      sumOf({ a: 1, b: 1 }, 1e12 + 1, 1e12 + 1),
      sumOf({ a: 1, b: -1, c: -1 }, 0, 0),
    ),
    [1, 3, 5, 7, 9].map((c) => ({ a: (1e12 + 1 + c) / 2, b: (1e12 + 1 - c) / 2, c })),
  ],
  [
    "an equation with factors",
    spaceOf({ a: range(0, 2 ** 40, 3), b: large }, sumOf({ a: -7, b: 11 }, 25, 25), sumOf({ a: 1 }, -5, 60)),
    [
      { a: 6, b: (25 + 42) / 11 },
      { a: 9, b: 8 },
      { a: 42, b: 29 },
    ].filter(({ b }) => Number.isInteger(b)),
  ],
  [
    "decimal factors",
    spaceOf({ a: range(0, 2 ** 40), b: range(0, 2 ** 40) }, sumOf({ a: 0.1, b: 0.2 }, 0, 0.3)),
    [
      { a: 0, b: 0 },
      { a: 0, b: 1 },
      { a: 1, b: 0 },
      { a: 1, b: 1 },
      { a: 2, b: 0 },
      { a: 3, b: 0 },
    ],
  ],
  [
    "a condition",
    spaceOf(
      { a: range(1, 3), b: { ...large, when: { a: { minimum: 2 } } }, c: large },
      sumOf({ a: 1, b: 1, c: -1 }, -1, 1),
      sumOf({ c: 1 }, -Infinity, 3),
    ),
    [
      { a: 1, b: 1, c: 1 },
      { a: 1, b: 1, c: 2 },
      { a: 1, b: 1, c: 3 },
      { a: 2, b: 1, c: 2 },
      { a: 2, b: 1, c: 3 },
      { a: 2, b: 2, c: 3 },
      { a: 3, b: 1, c: 3 },
    ],
  ],
];

describe.each(narrow)("a space too large to look at: %s", (_, space, points) => {
  const expected = points.map((point) => String(new Architecture(point)));

  it("lists and counts its architectures", () => {
    expect([...space.enumerate()].map(String)).toEqual(expected);
    expect(space.count()).toBe(expected.length);
    expect(String(space.smallest())).toBe(expected[0]);
    expect([...space.enumerate(new Architecture(points[1]!))].map(String)).toEqual(expected.slice(1));
  });

  it("is sampled uniformly", () => {
    const counts = new Map(expected.map((text) => [text, 0]));
    for (let draw = 0; draw < 300 * expected.length; draw++) {
      const text = String(space.sample(new Random("narrow").fork(draw)));
      counts.set(text, counts.get(text)! + 1);
    }
    expect(chiSquareStatistic([...counts.values()])).toBeLessThan(chiSquareLimit(expected.length - 1));
  });
});

it("is listed and counted without what constraints of another kind refuse", () => {
  const even: Constraint = { description: "even a", accepts: (one) => one.number("a") % 2 === 0 };
  const space = spaceOf({ a: large, b: large }, sumOf({ a: 1, b: 1 }, 2, 5), even);
  expect([...space.enumerate()].map(({ values }) => [values["a"], values["b"]])).toEqual([
    [2, 1],
    [2, 2],
    [2, 3],
    [4, 1],
  ]);
  expect(space.count()).toBe(4);
});

describe("a narrow space of very many architectures", () => {
  it.each([
    ["a diagonal", spaceOf({ a: large, b: large }, sumOf({ a: 1, b: -1 }, -2, 2))],
    [
      "an equation of three",
      spaceOf({ a: large, b: large, c: large }, sumOf({ a: 1, b: 1, c: 1 }, 2 ** 41, 2 ** 41)),
    ],
    [
      "two equations",
      spaceOf(
        { a: large, b: large, c: large, d: large },
        sumOf({ a: 1, b: -1 }, 0, 0),
        sumOf({ c: 3, d: -1 }, 0, 1),
      ),
    ],
    ["decimal factors", spaceOf({ a: large, b: large }, sumOf({ a: 0.1, b: -0.3 }, 0, 0.7))],
  ])("is sampled without looking at all of it: %s", (_, space) => {
    const draws = Array.from({ length: 500 }, (__, draw) => space.sample(new Random("very many").fork(draw)));
    expect(draws.every((one) => space.contains(one))).toBe(true);
    expect(new Set(draws.map(String)).size).toBe(draws.length);
  });

  it("is sampled uniformly along and across a diagonal", () => {
    const space = spaceOf({ a: large, b: large }, sumOf({ a: 1, b: -1 }, -2, 2));
    const across = new Array<number>(5).fill(0);
    const along = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 5000; draw++) {
      const one = space.sample(new Random("diagonal").fork(draw));
      across[one.number("a") - one.number("b") + 2]!++;
      along[Math.floor(((one.number("a") - 1) / 2 ** 40) * 10)]!++;
    }
    expect(chiSquareStatistic(across)).toBeLessThan(chiSquareLimit(4));
    expect(chiSquareStatistic(along)).toBeLessThan(chiSquareLimit(9));
  });

  it("is empty where that can be known, and says so at once", () => {
    const empty = [
      spaceOf({ a: large, b: large }, sumOf({ a: 2, b: 4 }, 7, 7)),
      spaceOf({ a: large, b: large }, sumOf({ a: 0.2, b: 0.4 }, 0.7, 0.7)),
      spaceOf({ a: large, b: large }, sumOf({ a: 1, b: -1 }, 1), sumOf({ a: -1, b: 1 }, 1)),
      spaceOf({ a: large, b: large }, sumOf({ a: 1, b: 1 }, 1e9, 1e9), sumOf({ a: 1, b: -1 }, 1, 1)),
      spaceOf({ a: large, b: range(1, 2), c: range(1, 2) }, sumOf({ b: 1, c: 1 }, 5)),
    ];
    for (const space of empty) {
      const error = "No architecture of search space";
      expect(() => space.sample(new Random(1))).toThrow(error);
      expect(() => space.smallest()).toThrow(error);
      expect([...space.enumerate()]).toEqual([]);
      expect(space.count()).toBe(0);
    }
  });

  it("is sparse where that cannot be known, in words and within a moment", () => {
    const never: Constraint = { description: "never", accepts: () => false };
    const space = spaceOf({ a: large, b: large }, never);
    expect(space.count()).toBeUndefined();
    expect(() => space.smallest()).toThrowErrorMatchingInlineSnapshot(
      `[EspalierError: None of 200000 points of search space "bounded" fulfils its constraints. Its grid of 1.2e+24 points is too large to inspect completely.]`,
    );
    expect(() => space.sample(new Random(1))).toThrowErrorMatchingInlineSnapshot(
      `[EspalierError: None of 100000 random points of search space "bounded" fulfils its constraints. Its grid of 1.2e+24 points is too large to inspect completely.]`,
    );
    expect(() =>
      spaceOf({ a: large, b: large }, never, sumOf({ a: 1 }, 7)).smallest(),
    ).toThrowErrorMatchingInlineSnapshot(
      `[EspalierError: None of 50000 points of search space "bounded" fulfils its constraints. Its grid of 1.2e+24 points is too large to inspect completely.]`,
    );
  });
});

describe("the place of an architecture", () => {
  it("is where it is found", () => {
    const conditional = spaceOf({
      a: range(0, 3),
      b: { ...range(1, 4), when: { a: [1, 3] } },
      c: range(0, 1),
    });
    const free = spaceOf({ a: range(0, 3), b: range(1, 9, 4), c: range(0, 1) });
    for (const space of [conditional, free]) {
      for (let place = 0; place < space.gridSize; place++)
        expect(space.indexOf(space.at(place)!)).toBe(place);
    }
    expect(() => conditional.at(conditional.gridSize)).toThrow(RangeError);
    expect(() => conditional.indexOf(new Architecture({ a: 0, b: 2, c: 0 }))).toThrow(RangeError);
    expect(() => free.indexOf(new Architecture({ a: 0, b: 2, c: 0 }))).toThrow(RangeError);
  });
});
