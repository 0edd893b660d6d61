import fc from "fast-check";
import { type Dimension, linearConstraint, type LinearBound, Random, SearchSpace } from "espalier";
import { describe, expect, it } from "vitest";
import { Dependencies } from "../../src/space/dependencies.ts";
import { LinearPoints } from "../../src/space/linear/linear-points.ts";
import { NarrowPoints } from "../../src/space/linear/narrow-points.ts";
import { chiSquareLimit, chiSquareStatistic } from "../statistics.ts";

const names = ["a", "b", "c", "d"] as const;

const dimension = fc.oneof(
  fc
    .record({ low: fc.integer({ min: -6, max: 6 }), count: fc.nat(7), step: fc.integer({ min: 1, max: 4 }) })
    .map(({ low, count, step }): Dimension => ({ type: "integer", low, high: low + count * step, step })),
  fc.constantFrom<Dimension>(
    { type: "categorical", values: [4, 1, 9] },
    { type: "categorical", values: [0.1, 0.5, 0.25, 2] },
  ),
);

/** Of dimensions before it. */
const condition = fc.record({ parent: fc.nat(3), minimum: fc.integer({ min: -3, max: 5 }) });

const factor = fc.oneof(
  fc.integer({ min: -4, max: 4 }),
  fc.constantFrom(0.1, -0.1, 0.3, 0.25, 1 / 3, 6, 10, -15),
);
const bound = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constantFrom(0.3, -0.7, 1.1, 2.5, 1 / 3));

const bounds: fc.Arbitrary<LinearBound> = fc
  .record({
    factors: fc.array(fc.option(factor, { nil: 0 }), { minLength: 4, maxLength: 4 }),
    minimum: fc.option(bound, { nil: -Infinity }),
    width: fc.option(fc.constantFrom(0, 0.4, 1, 5), { nil: Infinity }),
  })
  .map(({ factors, minimum, width }) => ({
    factors: Object.fromEntries(names.map((name, index) => [name, factors[index]!])),
    minimum,
    maximum: minimum === -Infinity ? 3 : minimum + width,
  }));

interface Recipe {
  readonly dimensions: readonly (readonly [string, Dimension])[];
  readonly linear: readonly LinearBound[];
}

const recipes: fc.Arbitrary<Recipe> = fc
  .record({
    dimensions: fc.array(dimension, { minLength: 4, maxLength: 4 }),
    conditions: fc.array(fc.option(condition), { minLength: 4, maxLength: 4 }),
    linear: fc.array(bounds, { minLength: 1, maxLength: 3 }),
  })
  .map(({ dimensions, conditions, linear }) => ({
    dimensions: dimensions.map((one, index) => {
      const { parent = 0, minimum = 0 } = conditions[index] ?? {};
      return [
        names[index]!,
        parent < index ? { ...one, when: { [names[parent]!]: { minimum } } } : one,
      ] as const;
    }),
    linear,
  }));

const spaceOf = ({ dimensions, linear }: Recipe) =>
  new SearchSpace(
    "bounded",
    new Map(dimensions),
    linear.map((one, index) => linearConstraint(`bound ${index}`, one)),
  );

const pointsOf = (space: SearchSpace) =>
  new LinearPoints(
    new Dependencies(space.dimensions).order,
    space.constraints.flatMap(({ linear }) => linear ?? []),
  );

const text = (point: object) =>
  JSON.stringify(
    Object.fromEntries(Object.entries(point).toSorted(([one], [other]) => (one < other ? -1 : 1))),
  );

/** By looking at every point. */
const bruteForce = (space: SearchSpace) => {
  const free = new SearchSpace("free", space.dimensions);
  return [...free.enumerate()].filter((one) => space.contains(one)).map(({ values }) => text(values));
};

describe("points under linear bounds", () => {
  it("are those that looking at each finds, in the same order", () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const space = spaceOf(recipe);
        const expected = bruteForce(space);
        const points = pointsOf(space);
        const decision = points.decide();
        expect(decision.kind).toBe(expected.length === 0 ? "none" : "some");
        if (decision.kind === "some") expect(text(decision.first)).toBe(expected[0]);
        const budget = { visits: 1e6 };
        expect([...points.points(budget)].map(text)).toEqual(expected);
        expect(budget.visits).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it("are drawn uniformly from what is narrower than their box", () => {
    const free = recipes.map(({ dimensions, linear }): Recipe => ({
      dimensions: dimensions.map(([name, { when: _when, ...rest }]) => [name, rest as Dimension]),
      linear,
    }));
    fc.assert(
      fc.property(free, fc.nat(), (recipe, seed) => {
        const space = spaceOf(recipe);
        const { box, splitting } = pointsOf(space);
        const expected = bruteForce(space);
        fc.pre(box !== undefined && expected.length > 1);
        const narrow = new NarrowPoints([...names], box!, splitting.rows);
        expect(narrow.size).toBeGreaterThanOrEqual(expected.length);
        const counts = new Map(expected.map((one) => [one, 0]));
        const draws = 60 * narrow.size;
        for (let draw = 0; draw < draws; draw++) {
          const point = narrow.draw(new Random(seed).fork(draw));
          const known = point && counts.get(text(point));
          if (known !== undefined) counts.set(text(point!), known + 1);
        }
        // Twice what is exceeded once in a thousand times: never.
        expect(chiSquareStatistic([...counts.values()])).toBeLessThan(
          2 * chiSquareLimit(expected.length - 1),
        );
        const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
        expect(Math.abs(all / (60 * expected.length) - 1)).toBeLessThan(6 / Math.sqrt(60 * expected.length));
      }),
      { numRuns: 30 },
    );
  });

  it("can be had from any point on", () => {
    fc.assert(
      fc.property(recipes, fc.nat(), (recipe, which) => {
        const space = spaceOf(recipe);
        const free = new SearchSpace("free", space.dimensions);
        const all = [...free.enumerate()];
        const place = which % all.length;
        const expected = all.slice(place).filter((one) => space.contains(one));
        const points = pointsOf(space).points({ visits: 1e6 }, all[place]!.values);
        expect([...points].map(text)).toEqual(expected.map(({ values }) => text(values)));
      }),
      { numRuns: 500 },
    );
  });
});
