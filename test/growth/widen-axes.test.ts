import { expect, test } from "vitest";
import { Architecture } from "../../src/architecture/architecture.ts";
import type { Axis, AxisFlow, AxisRole, ModelDescription } from "../../src/architecture/model-description.ts";
import { widenAxes, type WideningOptions } from "../../src/growth/widen-axes.ts";
import { Random } from "../../src/random/random.ts";
import type { NdArray, ParameterTree } from "../../src/tensor/parameter-tree.ts";
import type { ModelState } from "../../src/architecture/model-state.ts";

/** A parameter with fresh values of 9, its axes written `name size flow copies`. */
function parameter(name: string, role: AxisRole, ...axes: readonly [string, number, AxisFlow, number?][]) {
  const described = axes.map(([name, size, flow, copies = 1]): Axis => ({ name, role, size, flow, copies }));
  const initial = { type: "constant", value: 9 } as const;
  return { name, axes: described, initial, trainable: true, decays: false };
}

const one = (name: string, data: readonly number[], shape: readonly number[] = [data.length]) =>
  new Map<string, NdArray>([[name, { shape, data: Float32Array.from(data) }]]);

function widen(
  source: ModelDescription,
  target: ModelDescription,
  tree: ParameterTree,
  options: Partial<WideningOptions> = {},
) {
  const state: ModelState = {
    architecture: new Architecture({ size: 1 }),
    parameters: tree,
    averages: tree,
    slots: { first: tree, second: tree, count: tree },
  };
  const grown = widenAxes(
    state,
    source,
    { architecture: new Architecture({ size: 2 }), description: target },
    { units: "fresh", split: "uneven", slots: "expand", ...options },
    new Random("widen"),
  );
  const numbers = (tree: ParameterTree) => [...tree.values()].map(({ data }) => [...data]).flat();
  const { first, second, count } = grown.slots;
  return {
    values: numbers(grown.parameters),
    first: numbers(first),
    second: numbers(second),
    count: numbers(count),
  };
}

test("what writes a stream is copied, the rest is its mean, without slots", () => {
  const of = (size: number) => [parameter("embedding", "residual", ["stream", size, "writes"])];
  const grown = widen(of(2), of(5), one("embedding", [1, 3]), { split: "even" });
  expect(grown).toEqual({
    values: [1, 3, 1, 3, 2],
    first: [0.5, 1.5, 0.5, 1.5, 0],
    second: [0.25, 0.75, 0.25, 0.75, 0],
    count: [1, 3, 1, 3, 0],
  });
});

test("what reads a stream is split among copies in the proportion 2 : 3, and fresh on the mean", () => {
  const of = (size: number) => [parameter("reader", "residual", ["stream", size, "reads"])];
  const { values, first } = widen(of(2), of(5), one("reader", [10, 20]));
  const halves = [
    [values[0], values[2]],
    [values[1], values[3]],
  ].map((pair) => pair.map(Number).toSorted((one, other) => one - other));
  expect(halves).toEqual([
    [4, 6],
    [8, 12],
  ]);
  expect(values[4]).toBe(9);
  expect(first).toEqual([10, 20, 10, 20, 0]);
});

test("each copy of a fused axis grows by itself", () => {
  const of = (size: number) => [parameter("fused", "heads", ["heads", size, "writes", 3])];
  const { values, count } = widen(of(1), of(2), one("fused", [1, 2, 3]));
  expect(values).toEqual([1, 9, 2, 9, 3, 9]);
  expect(count).toEqual([1, 0, 2, 0, 3, 0]);
});

test("zero wins where what is zero and what is fresh cross", () => {
  const of = (size: number) => [
    parameter("matrix", "hidden", ["outer", size, "writes"], ["inner", size, "reads"]),
  ];
  const { values } = widen(of(1), of(2), one("matrix", [5], [1, 1]));
  expect(values).toEqual([5, 0, 9, 0]);
});

test.each([
  ["a fixed axis", "fixed", "reads", "ESPALIER_GROWTH_FIXED_AXIS"],
  ["units under a normalisation", "hidden", "scales", "ESPALIER_GROWTH_UNRULED_FLOW"],
] as const)("%s cannot grow", (_, role, flow, code) => {
  const of = (size: number) => [parameter("weights", role, ["axis", size, flow])];
  expect(() => widen(of(2), of(3), one("weights", [1, 2]))).toThrow(expect.objectContaining({ code }));
});
