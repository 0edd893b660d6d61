import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ForwardHook, initialise, Random, shapeOf, sizeOf, type TensorTree } from "espalier";
import { RandomPairs } from "espalier/image-text";
import { type Engine, openEngine } from "../../../src/tensor/engine.ts";
import { architecture, digitsStream, HandMadeStream, tinyVision } from "./tiny-vision.ts";

let engine: Engine;
beforeAll(async () => void (engine = await openEngine("cpu")));
afterAll(() => engine.close());

const images = (count: number) =>
  tf.tensor4d(Float32Array.from(new Random("images").uniforms(count * 28 * 28 * 3)), [count, 28, 28, 3]);

function tensorsOf(tree: ReturnType<typeof initialise>): TensorTree {
  return new Map([...tree].map(([name, { data, shape }]) => [name, tf.tensor(data, [...shape])]));
}

describe("forward pass", () => {
  it("shows the hook every place that is no linear map, and changes nothing by it", async () => {
    const family = await tinyVision();
    const chosen = architecture();
    const parameters = tensorsOf(initialise(family.describe(chosen), new Random(1)));
    const places: string[] = [];
    const look: ForwardHook = ({ name, kind }, x, apply) => {
      places.push(`${name} ${kind} [${x.shape.join("x")}]`);
      return apply(x);
    };
    const watched = family.forward(chosen, parameters, { images: images(2) }, look)["logits"]!;
    const plain = family.forward(chosen, parameters, { images: images(2) })["logits"]!;
    expect(watched.shape).toEqual([2, 10]);
    expect([...watched.dataSync()]).toEqual([...plain.dataSync()]);
    expect(places).toMatchInlineSnapshot(`
      [
        "encoder input [10x8]",
        "visual.transformer.resblocks.0.ln_1 normalisation [10x8]",
        "visual.transformer.resblocks.0.attn attention [10x24]",
        "visual.transformer.resblocks.0.ln_2 normalisation [2x8]",
        "visual.transformer.resblocks.0.mlp.gelu activation [2x16]",
        "visual.ln_post normalisation [2x8]",
      ]
    `);
  });

  it("has a gradient for every trainable parameter", async () => {
    const family = await tinyVision();
    const chosen = architecture({ "encoder.depth": 2 });
    const description = family.describe(chosen);
    const parameters = tensorsOf(initialise(description, new Random(1)));
    const names = description.filter(({ trainable }) => trainable).map(({ name }) => name);
    const weights = tf.tensor2d(Float32Array.from(new Random(2).normals(20)), [2, 10]);
    const gradients = tf.grads((...tensors: tf.Tensor[]) => {
      const tree = new Map([...parameters, ...names.map((name, k) => [name, tensors[k]!] as const)]);
      const { logits } = family.forward(chosen, tree, { images: images(2) });
      return tf.sum(tf.mul(tf.square(logits!), weights)) as tf.Scalar;
    })(names.map((name) => parameters.get(name)!));
    for (const [index, gradient] of gradients.entries())
      expect(tf.max(tf.abs(gradient)).dataSync()[0], names[index]).toBeGreaterThan(0);
  });
});

describe("cost", () => {
  it.each([
    ["of one block", {}],
    ["of several blocks", { "encoder.depth": 3, "encoder.width": 12, "encoder.mlpRatio": 4 }],
    ["without blocks", { "encoder.depth": 0 }],
  ])("%s equals the tensors' sizes and the matrix products", async (_, changes) => {
    const family = await tinyVision({ classes: 7 });
    const chosen = architecture(changes);
    const trainable = family.describe(chosen).filter((parameter) => parameter.trainable);
    const cost = family.cost(chosen);
    expect(cost.parameters).toBe(trainable.reduce((sum, parameter) => sum + sizeOf(shapeOf(parameter)), 0));

    const parameters = tensorsOf(initialise(family.describe(chosen), new Random(1)));
    const profile = await tf.profile(
      () => family.forward(chosen, parameters, { images: images(1) })["logits"]!,
    );
    const products = profile.kernels.filter(({ name }) => name === "BatchMatMul");
    expect(cost.flops).toBe(products.reduce((sum, { inputShapes }) => sum + flopsOf(inputShapes), 0));
  });
});

/** Of a product of `[..., rows, inner]` with a matrix that is as many columns wide as it has numbers per row. */
function flopsOf([a, b]: number[][]): number {
  const inner = a?.at(-1) ?? NaN;
  const columns = sizeOf(b ?? []) / inner / sizeOf(b?.slice(0, -2) ?? []);
  return 2 * sizeOf(a ?? []) * columns;
}

describe("description", () => {
  it("gives axes of one name one size, and every dimension a name", async () => {
    const family = await tinyVision();
    const sizes = new Map<string, number>();
    for (const { axes } of family.describe(architecture({ "encoder.depth": 2 })))
      for (const { name, size } of axes) {
        expect(sizes.get(name) ?? size, name).toBe(size);
        sizes.set(name, size);
      }
    expect(family.dimensions.map(({ name }) => name).toSorted()).toEqual(
      Object.keys(architecture().values).toSorted(),
    );
  });

  it.each([
    [{ "encoder.width": 10 }, {}, "ESPALIER_TRANSFORMER_HEADS"],
    [{ "encoder.mlpRatio": 1.3 }, {}, "ESPALIER_TRANSFORMER_HIDDEN"],
    [{ "encoder.depth": 1.5 }, {}, "ESPALIER_TRANSFORMER_DEPTH"],
    [{}, { patchSize: 5 }, "ESPALIER_VISION_PATCHES"],
  ])("refuses %o with options %o", async (changes, options, code) => {
    const family = await tinyVision(options);
    expect(() => family.describe(architecture(changes))).toThrow(expect.objectContaining({ code }));
  });
});

describe("accept", () => {
  it("takes a stream of the model's size, and no other", async () => {
    const family = await tinyVision();
    expect(() => family.accept!(digitsStream())).not.toThrow();
    expect(() => family.accept!(new HandMadeStream({ train: [["a"]] }, 32))).toThrow(
      expect.objectContaining({ code: "ESPALIER_VISION_PICTURE_SIZE", culprit: "/model/imageSize" }),
    );
  });

  it("refuses examples of another kind", async () => {
    const family = await tinyVision();
    const refused = expect.objectContaining({ code: "ESPALIER_VISION_OTHER_EXAMPLES" });
    expect(() => family.accept!(new RandomPairs(28))).toThrow(refused);
  });
});
