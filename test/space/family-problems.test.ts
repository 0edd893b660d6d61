import { expect, test } from "vitest";
import type { Architecture, ModelFamily } from "espalier";
import type { SearchSpaceFile } from "../../src/space/search-space-file.ts";
import { familyProblems } from "../../src/space/family-problems.ts";

const file: SearchSpaceFile = {
  dimensions: { width: { type: "categorical", values: [4, 8] } },
  constraints: [],
};

/** A vector of the width, counted by a formula. */
function vectorOf(parameters: (width: number) => number): ModelFamily {
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
  };
}

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
