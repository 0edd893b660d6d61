import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { ModelDescription } from "../../src/architecture/model-description.ts";
import { openEngine } from "../../src/tensor/engine.ts";
import { ParameterLayout } from "../../src/training/parameter-layout.ts";

const axis = (name: string, size: number) => ({ name, size, role: "fixed", flow: "writes" }) as const;
const common = { initial: { type: "constant", value: 0 }, decays: true } as const;
const description: ModelDescription = [
  { ...common, name: "matrix", axes: [axis("rows", 2), axis("columns", 3)], trainable: true },
  { ...common, name: "epsilon", axes: [], trainable: false },
  { ...common, name: "scale", axes: [], trainable: true },
];
const tree = new Map([
  ["matrix", { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) }],
  ["epsilon", { shape: [], data: Float32Array.of(9) }],
  ["scale", { shape: [], data: Float32Array.of(7) }],
]);
const trainable = new Map([...tree].filter(([name]) => name !== "epsilon"));
const counts = (...numbers: readonly number[]) =>
  new Map([
    ["matrix", { shape: [2, 3], data: Float32Array.from(numbers) }],
    ["scale", { shape: [], data: Float32Array.of(4) }],
  ]);
const alike = counts(4, 4, 4, 4, 4, 4);
const mixed = counts(4, 4, 4, 0, 0, 0);

beforeAll(async () => {
  await openEngine("cpu");
});

describe.each(["separate", "joint"] as const)("%s", (grouping) => {
  test.each([
    ["alike", alike],
    ["mixed", mixed],
  ])("what is packed is unpacked as it was, its counts %s", (_, counts) => {
    const layout = new ParameterLayout(description, counts, grouping);
    expect(layout.unpack(layout.pack(tree))).toEqual(trainable);
    expect(layout.unpackCounts(layout.packCounts(counts))).toEqual(counts);
  });

  test("a missing parameter or one of another size is refused by name", () => {
    const layout = new ParameterLayout(description, alike, grouping);
    expect(() => layout.pack(new Map())).toThrow('no parameter "matrix"');
    const wrong = new Map([...tree, ["scale", { shape: [2], data: new Float32Array(2) }] as const]);
    expect(() => layout.pack(wrong)).toThrow('"scale" has 2 numbers, expected 1');
  });

  test("gradients flow through the parameters back into the groups", () => {
    const layout = new ParameterLayout(description, alike, grouping);
    const gradients = tf.grads((...groups: tf.Tensor[]) => {
      const parts = layout.split(groups);
      return tf.mul(tf.sum(parts.get("matrix") as tf.Tensor), parts.get("scale") as tf.Tensor);
    })([...layout.pack(tree).values()].map(({ data, shape }) => tf.tensor(data, [...shape])));
    expect(gradients.flatMap((gradient) => [...gradient.dataSync()])).toEqual([7, 7, 7, 7, 7, 7, 21]);
  });
});

test("parameters that are updated alike share a vector and a counter; mixed entries count each for themselves", () => {
  const shapes = (counts: typeof alike) => {
    const layout = new ParameterLayout(description, counts, "joint");
    return [layout.pack(tree), layout.packCounts(counts)].map((map) =>
      [...map].map(([name, { shape }]) => [name, shape]),
    );
  };
  expect(shapes(alike)).toEqual([[["matrix", [7]]], [["0", []]]]);
  expect(shapes(mixed)).toEqual([
    [
      ["matrix", [2, 3]],
      ["scale", []],
    ],
    [
      ["of matrix", [2, 3]],
      ["0", []],
    ],
  ]);
});
