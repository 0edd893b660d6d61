import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandArms } from "../../src/ablation/expand-arms.ts";
import { type Ablation, ablationSchema } from "../../src/experiment/schema/ablation.ts";
import { Value } from "typebox/value";

function expand(ablation: Partial<Ablation>) {
  return expandArms(Value.Default(ablationSchema, structuredClone(ablation)) as Ablation);
}

/** Names of the arms. */
const namesOf = (ablation: Partial<Ablation>) => expand(ablation).arms.map(({ name }) => name);

describe("the arms of an ablation are", () => {
  it("the experiment itself, then the named ones, then one for each part that is taken out", () => {
    const ablation = {
      arms: { copy: { growth: { inheritance: "copy" } } },
      removeOne: { PIM: { growth: { inheritance: "copy" } }, search: { search: { trials: 1 } } },
    };
    expect(expand(ablation)).toEqual({
      problems: [],
      arms: [
        { name: "baseline", patch: {}, settings: [] },
        { name: "copy", patch: { growth: { inheritance: "copy" } }, settings: [] },
        { name: "without PIM", patch: { growth: { inheritance: "copy" } }, settings: [] },
        { name: "without search", patch: { search: { trials: 1 } }, settings: [] },
      ],
    });
  });

  it("first the one that is the baseline", () => {
    expect(namesOf({ baseline: "b", arms: { a: {}, b: {}, c: {} } })).toEqual(["b", "a", "c"]);
  });

  it("one of a grid or a part, if that is the baseline", () => {
    expect(namesOf({ baseline: "a=2", grid: { "/a": [1, 2] } })).toEqual(["a=2", "a=1"]);
    expect(namesOf({ baseline: "without x", removeOne: { x: {} } })).toEqual(["without x"]);
  });

  it("the combinations of grid and zip without those of exclude", () => {
    const ablation = {
      grid: { "/search/trials": [4, 8], "/growth/inheritance": ["copy", { type: "momentum", mode: "mix" }] },
      zip: { "/training/updates": [100, 200], "/training/learningRate": [0.002, 0.001] },
      exclude: [{ "/search/trials": 8, "/training/updates": 200 }],
    };
    expect(namesOf(ablation)).toEqual([
      "baseline",
      "trials=4, inheritance=copy, updates=100, learningRate=0.002",
      "trials=4, inheritance=copy, updates=200, learningRate=0.001",
      "trials=4, inheritance=momentum, updates=100, learningRate=0.002",
      "trials=4, inheritance=momentum, updates=200, learningRate=0.001",
      "trials=8, inheritance=copy, updates=100, learningRate=0.002",
      "trials=8, inheritance=momentum, updates=100, learningRate=0.002",
    ]);
  });

  it("as many as the product of the axes", () => {
    const axis = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(axis, { minLength: 1, maxLength: 3 }), axis, (axes, rows) => {
        const grid = Object.fromEntries(axes.map((values, index) => [`/axis${index}`, values]));
        const product = axes.reduce((size, { length }) => size * length, 1);
        expect(namesOf({ grid }).length).toBe(1 + product);
        expect(new Set(namesOf({ grid, zip: { "/a": rows, "/b": rows } })).size).toBe(
          1 + product * rows.length,
        );
      }),
    );
  });
});

describe("mistakes are found:", () => {
  const thousand = Array.from({ length: 1000 }, (_, index) => index);
  it.each<[string, Partial<Ablation>, string, string]>([
    [
      "a grid of a million",
      { grid: { "/a": thousand, "/b": thousand } },
      "/ablation/grid",
      "The grid has 1000000 combinations.",
    ],
    [
      "lists of zip that do not fit",
      { zip: { "/a": [1, 2], "/b": [1] } },
      "/ablation/zip",
      "The lists have different lengths: 2, 1.",
    ],
    [
      "an axis twice",
      { grid: { "/a": [1] }, zip: { "/a": [1] } },
      "/ablation/zip/~1a",
      "The pointer is in `grid` as well.",
    ],
    [
      "an exclusion of no axis",
      { grid: { "/a": [1] }, exclude: [{ "/b": 1 }] },
      "/ablation/exclude/0",
      '"/b" is not an axis.',
    ],
    [
      "a baseline that is no arm",
      { baseline: "b", arms: { a: {} } },
      "/ablation/baseline",
      'There is no arm "b".',
    ],
    ["a name twice", { arms: { "a=1": {} }, grid: { "/a": [1] } }, "/ablation", 'There are two arms "a=1".'],
    [
      "a contrast with an unknown arm",
      { arms: { a: {} }, contrasts: [["a", "b"]] },
      "/ablation/contrasts/0",
      'There is no arm "b".',
    ],
  ])("%s", (_, ablation, pointer, message) => {
    expect(expand(ablation).problems).toEqual([expect.objectContaining({ pointer, message })]);
  });
});
