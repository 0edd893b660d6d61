import fc from "fast-check";
import type { Architecture } from "../architecture/architecture.ts";
import type { Constraint } from "../space/constraint.ts";
import { type Dimension, valuesOf } from "../space/dimension.ts";
import { WatchedSpace } from "./watched-space.ts";

/** A small space in plain form, readable in counterexamples. */
export interface SpaceRecipe {
  /** Dimensions, named `a`, `b` and so on. */
  readonly dimensions: readonly Dimension[];
  /** Refuses architectures whose sum of value indices has this remainder. */
  readonly refuses?: { readonly modulus: number; readonly remainder: number };
}

/** A space with constraints, numbers and names. */
export const mixedSpace: SpaceRecipe = {
  dimensions: [
    { type: "integer", low: 0, high: 4, step: 1 },
    { type: "categorical", values: [8, 16, 64] },
    { type: "categorical", values: ["gelu", "relu", "silu"] },
    { type: "categorical", values: [false, true] },
  ],
  refuses: { modulus: 4, remainder: 3 },
};

/** Random spaces: dimensions with a single value, numbers, words, gaps; never empty. */
export const anySpace: fc.Arbitrary<SpaceRecipe> = anySpaceOf(4);

/** Random spaces with at most 40 architectures, which can all be proposed. */
export const smallSpace: fc.Arbitrary<SpaceRecipe> = anySpaceOf(3).filter(
  ({ dimensions }) => dimensions.reduce((size, dimension) => size * valuesOf(dimension).length, 1) <= 40,
);

/** The space of a recipe. */
export function spaceOf({ dimensions, refuses }: SpaceRecipe): WatchedSpace {
  const named = dimensions.map((dimension, index) => [letter(index), dimension] as const);
  return new WatchedSpace(
    "of the kit",
    new Map(named),
    refuses === undefined ? [] : [constraintOf(dimensions, refuses)],
  );
}

/** The index of each value in its dimension, `[dimensions]`. */
export function placesOf(architecture: Architecture, dimensions: readonly Dimension[]): number[] {
  return dimensions.map((dimension, index) => valuesOf(dimension).indexOf(architecture.get(letter(index))));
}

function constraintOf(
  dimensions: readonly Dimension[],
  { modulus, remainder }: Required<SpaceRecipe>["refuses"],
): Constraint {
  return {
    description: `the places' sum modulo ${modulus} is not ${remainder}`,
    accepts: (architecture) => sum(placesOf(architecture, dimensions)) % modulus !== remainder,
  };
}

function anySpaceOf(dimensions: number): fc.Arbitrary<SpaceRecipe> {
  return fc.record(
    {
      dimensions: fc.array(anyDimension(), { minLength: 1, maxLength: dimensions }),
      // The first architecture has the sum 0, so the space is never empty.
      refuses: fc.record({ modulus: fc.integer({ min: 2, max: 5 }), remainder: fc.constant(1) }),
    },
    { requiredKeys: ["dimensions"] },
  );
}

function anyDimension(): fc.Arbitrary<Dimension> {
  const integers = fc
    .record({ low: fc.integer({ min: 0, max: 3 }), steps: fc.nat(4), step: fc.integer({ min: 1, max: 4 }) })
    .map(({ low, steps, step }) => ({ type: "integer" as const, low, high: low + steps * step, step }));
  const values = fc.constantFrom([1], [64, 128, 256], ["wide"], ["gelu", "relu", "silu"], [false, true]);
  return fc.oneof(
    integers,
    values.map((list) => ({ type: "categorical" as const, values: list })),
  );
}

function letter(index: number): string {
  return String.fromCharCode("a".charCodeAt(0) + index);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
