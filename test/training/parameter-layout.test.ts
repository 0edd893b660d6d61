import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
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
const layout = new ParameterLayout(description);
const tree = new Map([
  ["matrix", { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) }],
  ["epsilon", { shape: [], data: Float32Array.of(9) }],
  ["scale", { shape: [], data: Float32Array.of(7) }],
]);

beforeAll(async () => {
  await openEngine("cpu");
});

test("packs the trainable parameters, and unpacks them again", () => {
  expect(layout.names).toEqual(["matrix", "scale"]);
  expect([...layout.pack(tree)]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(layout.unpack(layout.pack(tree))).toEqual(new Map([...tree].filter(([name]) => name !== "epsilon")));
});

test("a missing parameter or one of another size is refused by name", () => {
  expect(() => layout.pack(new Map())).toThrow('no parameter "matrix"');
  const wrong = new Map([...tree, ["scale", { shape: [2], data: new Float32Array(2) }] as const]);
  expect(() => layout.pack(wrong)).toThrow('"scale" has 2 numbers, expected 1');
});

test("gradients flow through the split back into one vector", () => {
  const gradient = tf.grad((vector: tf.Tensor) => {
    const parts = layout.split(vector as tf.Tensor1D);
    return tf.mul(tf.sum(parts.get("matrix") as tf.Tensor), parts.get("scale") as tf.Tensor);
  })(tf.tensor1d(layout.pack(tree)));
  expect([...gradient.dataSync()]).toEqual([7, 7, 7, 7, 7, 7, 21]);
});
