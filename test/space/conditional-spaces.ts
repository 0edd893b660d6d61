import fc from "fast-check";
import {
  type Architecture,
  type ArchitectureValue,
  type Condition,
  type Dimension,
  SearchSpace,
} from "espalier";
import { valuesOf } from "../../src/space/dimension.ts";

const values = fc.constantFrom<readonly ArchitectureValue[]>(
  [0, 1, 2],
  [3, 1],
  ["conv", "pool", "none"],
  [false, true],
  [7],
);

interface Recipe {
  readonly values: readonly ArchitectureValue[];
  /** By other dimension: which of its values are required, by place; those without one say nothing. */
  readonly parents: readonly (readonly number[])[];
  /** Of the dimensions those that may depend on it come later. */
  readonly rank: number;
}

const recipe: fc.Arbitrary<Recipe> = fc.record({
  values,
  parents: fc.array(fc.uniqueArray(fc.nat(2), { maxLength: 2 }), { minLength: 5, maxLength: 5 }),
  rank: fc.nat(99),
});

/** Dimensions `a` to `e`, of which some depend on others, also on later ones and on several at once. */
export const conditionalDimensions: fc.Arbitrary<ReadonlyMap<string, Dimension>> = fc
  .array(recipe, { minLength: 2, maxLength: 5 })
  .map(
    (recipes) =>
      new Map(
        recipes.map((one, index) => [
          "abcde"[index]!,
          { type: "categorical", values: one.values, ...conditionOf(one, recipes) },
        ]),
      ),
  );

function conditionOf({ parents, rank }: Recipe, recipes: readonly Recipe[]): { when?: Condition } {
  const when: Record<string, ArchitectureValue[]> = {};
  for (const [index, parent] of recipes.entries()) {
    const required = parents[index]!.map((place) => parent.values[place]).filter(
      (value) => value !== undefined,
    );
    if (parent.rank < rank && required.length > 0) when["abcde"[index]!] = required;
  }
  return Object.keys(when).length === 0 ? {} : { when };
}

/** What the names of a space's dimensions mean, told from the definition and nothing else. */
export function isActiveIn(space: SearchSpace, name: string, architecture: Architecture): boolean {
  return Object.entries(space.dimensions.get(name)?.when ?? {}).every(([parent, required]) => {
    const value = architecture.get(parent);
    const holds = Array.isArray(required) && required.includes(value);
    return holds && isActiveIn(space, parent, architecture);
  });
}

/** All combinations of all values, whatever they mean. */
export function wholeGrid(space: SearchSpace): Architecture[] {
  const free = new Map(
    [...space.dimensions].map(([name, one]) => [
      name,
      { type: "categorical" as const, values: [...valuesOf(one)] },
    ]),
  );
  return [...new SearchSpace("free", free).enumerate()];
}

/** An architecture whose inactive dimensions have their first values. */
export function byHand(space: SearchSpace, architecture: Architecture): Architecture {
  const inactive = [...space.dimensions.keys()].filter((name) => !isActiveIn(space, name, architecture));
  return architecture.with(Object.fromEntries(inactive.map((name) => [name, space.valuesOf(name).at(0)!])));
}
