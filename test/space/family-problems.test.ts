import { expect, test } from "vitest";
import type { Architecture, ModelFamily } from "espalier";
import type { SearchSpaceFile } from "../../src/space/search-space-file.ts";
import { familyProblems } from "../../src/space/family-problems.ts";

const file: SearchSpaceFile = {
  dimensions: { width: { type: "categorical", values: [4, 8] } },
  constraints: [],
};

/** A vector of the width, counted by a formula. @param changes of the family. */
function vectorOf(parameters: (width: number) => number, changes: Partial<ModelFamily> = {}): ModelFamily {
  const width = (architecture: Architecture) => architecture.number("width");
  return {
    dimensions: [{ name: "width", part: "vector", grows: "width" }],
    describe: (one) => [
      {
        name: "vector",
        axes: [{ name: "entries", role: "fixed", flow: "writes", size: width(one) }],
        initial: { type: "constant", value: 0 },
        trainable: true,
        decays: false,
      },
    ],
    cost: (one) => ({ parameters: parameters(width(one)), flops: 0 }),
    ...changes,
  };
}

test("dimensions that only one of the two has are named", () => {
  const family = vectorOf((width) => width, {
    dimensions: ["widths", "depth"].map((name) => ({ name, part: "vector", grows: "width" })),
  });
  expect(familyProblems(file, family)).toEqual([
    {
      pointer: "/dimensions/width",
      message: 'The model has no dimension "width".',
      allowed: "widths, depth",
      nearest: "widths",
    },
    { pointer: "/dimensions", message: "The model's dimensions widths, depth are missing." },
  ]);
});

test("a family of any dimensions is asked for values alone", () => {
  const family = vectorOf((width) => width, { dimensions: [], anyDimensions: true });
  expect(familyProblems(file, family)).toEqual([]);
});

test("a family that builds nothing is one problem", () => {
  const family = vectorOf(() => {
    throw new Error("No vectors today.");
  });
  expect(familyProblems(file, family)).toEqual([{ pointer: "/dimensions", message: "No vectors today." }]);
});

test("a long range is asked for its ends and a sample", () => {
  const asked = new Set<number>();
  const family = (refused: number) =>
    vectorOf((width) => {
      asked.add(width);
      if (width === refused) throw new Error(`No vector of ${width}.`);
      return width;
    });
  const wide: SearchSpaceFile = {
    dimensions: { width: { type: "integer", low: 1, high: 1000, step: 1 } },
    constraints: [],
  };
  expect(familyProblems(wide, family(0))).toEqual([]);
  expect(asked.size).toBe(100);
  expect(familyProblems(wide, family(1000))).toEqual([
    { pointer: "/dimensions/width", message: "No vector of 1000." },
  ]);
});

test("a family that describes no trainable parameters may count any", () => {
  expect(
    familyProblems(
      file,
      vectorOf(() => 7, { describe: () => [] }),
    ),
  ).toEqual([]);
});

test("a formula that counts what the family describes is right", () => {
  expect(
    familyProblems(
      file,
      vectorOf((width) => width),
    ),
  ).toEqual([]);
});

test("a formula that counts other parameters is refused, with both numbers", () => {
  expect(
    familyProblems(
      file,
      vectorOf((width) => (width === 8 ? 9 : width)),
    ),
  ).toEqual([
    {
      pointer: "/dimensions/width",
      message: 'The family\'s cost has 9 parameters but its description has 8, for {"width":8}.',
    },
  ]);
});
