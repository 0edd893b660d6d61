import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { initialise, Random, shapeOf, sizeOf, type TensorTree } from "espalier";
import { createClip } from "../../../plugins/clip/model.ts";
import { type Engine, openEngine } from "../../../src/tensor/engine.ts";
import { architecture, clipOptions } from "./tiny-clip.ts";
import { imageFeatures, scaleOf, textFeatures } from "./outputs.ts";

let engine: Engine;
beforeAll(async () => void (engine = await openEngine("cpu")));
afterAll(() => engine.close());

const small = { patchSize: 16, contextLength: 8, vocabularySize: 40 };
const shared = { "shared.depth": 2 };

describe("hook", () => {
  it("stands around all that is no linear map, in its order, and changes nothing by standing there", async () => {
    const clip = await createClip(clipOptions({ ...small, lnPre: true }));
    const chosen = architecture({ "image.depth": 1, "shared.depth": 1 });
    const parameters = tensorsOf(initialise(clip.describe(chosen), new Random(1)));
    const images = tf.ones<tf.Rank.R4>([1, 32, 32, 3]);
    const places: string[] = [];
    const watched = imageFeatures(clip, chosen, parameters, images, ({ name, kind }, x, apply) => {
      places.push(`${name} ${kind} [${x.shape.join("x")}]`);
      return apply(x);
    });
    const plain = imageFeatures(clip, chosen, parameters, images);
    expect([...watched.dataSync()]).toEqual([...plain.dataSync()]);
    expect(places).toMatchInlineSnapshot(`
      [
        "visual.ln_pre normalisation [5x64]",
        "image input [5x64]",
        "visual.transformer.resblocks.0.ln_1 normalisation [5x64]",
        "visual.transformer.resblocks.0.attn attention [5x192]",
        "visual.transformer.resblocks.0.ln_2 normalisation [5x64]",
        "visual.transformer.resblocks.0.mlp.gelu activation [5x128]",
        "visual.ln_post normalisation [5x64]",
        "shared.resblocks.0.ln_1 normalisation [5x32]",
        "shared.resblocks.0.attn attention [5x96]",
        "shared.resblocks.0.ln_2 normalisation [1x32]",
        "shared.resblocks.0.mlp.gelu activation [1x96]",
        "image length [1x32]",
      ]
    `);
    const doubled = imageFeatures(clip, chosen, parameters, images, ({ kind }, x, apply) =>
      kind === "length" ? tf.mul(apply(x), 2) : apply(x),
    );
    expect([...doubled.dataSync()]).toEqual([...tf.mul(plain, 2).dataSync()]);
  });
});

describe("cost", () => {
  it.each([
    ["without shared blocks", {}, {}],
    ["with shared blocks", shared, {}],
    ["with blocks for each tower", shared, { sharedWeights: false }],
    ["with ln_pre", shared, { lnPre: true }],
    ["without blocks", { "image.depth": 0, "text.depth": 0 }, {}],
  ])("%s equals the tensors' sizes and the matrix products", async (_, changes, options) => {
    const clip = await createClip(clipOptions({ ...small, ...options }));
    const chosen = architecture(changes);
    const trainable = clip.describe(chosen).filter((parameter) => parameter.trainable);
    const cost = clip.cost(chosen);
    expect(cost.parameters).toBe(trainable.reduce((sum, parameter) => sum + sizeOf(shapeOf(parameter)), 0));

    const parameters = tensorsOf(initialise(clip.describe(chosen), new Random(1)));
    const profile = await tf.profile(() => {
      imageFeatures(clip, chosen, parameters, tf.zeros([1, 32, 32, 3]));
      return textFeatures(clip, chosen, parameters, someTokens([[1, 7, 2]]));
    });
    const products = profile.kernels.filter(({ name }) => name === "BatchMatMul");
    expect(cost.flops).toBe(products.reduce((sum, { inputShapes }) => sum + flopsOf(inputShapes), 0));
  });
});

describe("shared blocks with weights for each tower", () => {
  it("compute as shared ones if their weights are equal, and each tower reads its own", async () => {
    const tied = await createClip(clipOptions(small));
    const untied = await createClip(clipOptions({ ...small, sharedWeights: false }));
    const chosen = architecture(shared);
    const weights = initialise(tied.describe(chosen), new Random(1));
    const common = (name: string) => name.replace(/^shared\.(image|text)\./, "shared.");
    const copied = (changed: string) =>
      tensorsOf(
        new Map(
          untied.describe(chosen).map(({ name }) => {
            const { shape, data } = weights.get(common(name))!;
            return [
              name,
              name === changed ? { shape, data: data.map((value) => value + 1) } : { shape, data },
            ];
          }),
        ),
      );
    const featuresBy = (family: typeof tied, parameters: TensorTree) => [
      [...imageFeatures(family, chosen, parameters, tf.ones([1, 32, 32, 3])).dataSync()],
      [...textFeatures(family, chosen, parameters, someTokens([[1, 7, 2]])).dataSync()],
    ];
    const [image, text] = featuresBy(tied, tensorsOf(weights));
    expect(featuresBy(untied, copied(""))).toEqual([image, text]);
    const [sameImage, otherText] = featuresBy(untied, copied("shared.text.resblocks.0.attn.out_proj.bias"));
    expect(sameImage).toEqual(image);
    expect(otherText).not.toEqual(text);
  });
});

describe("description", () => {
  it("gives axes of one name one size, and every dimension a name", async () => {
    const clip = await createClip(clipOptions(small));
    const sizes = new Map<string, number>();
    for (const { axes } of clip.describe(architecture(shared)))
      for (const { name, size } of axes) {
        expect(sizes.get(name) ?? size, name).toBe(size);
        sizes.set(name, size);
      }
    expect(clip.dimensions.map(({ name }) => name).toSorted()).toEqual(Object.keys(architecture().values));
  });

  it("closes both branches of every block", async () => {
    const clip = await createClip(clipOptions(small));
    const closing = clip.describe(architecture(shared)).filter(({ block }) => block?.closesBranch);
    expect(closing.map(({ name }) => name).slice(0, 4)).toEqual([
      "visual.transformer.resblocks.0.attn.out_proj.weight",
      "visual.transformer.resblocks.0.attn.out_proj.bias",
      "visual.transformer.resblocks.0.mlp.c_proj.weight",
      "visual.transformer.resblocks.0.mlp.c_proj.bias",
    ]);
    expect(closing).toHaveLength(4 * (2 + 1 + 2));
  });

  it.each([
    [{ "image.width": 80 }, "ESPALIER_TRANSFORMER_HEADS"],
    [{ ...shared, "embedding.width": 48 }, "ESPALIER_TRANSFORMER_HEADS"],
    [{ "text.mlpRatio": 1.52 }, "ESPALIER_TRANSFORMER_HIDDEN"],
    [{ "text.depth": 1.5 }, "ESPALIER_TRANSFORMER_DEPTH"],
  ])("refuses %o", async (changes, code) => {
    const clip = await createClip(clipOptions(small));
    expect(() => clip.describe(architecture(changes))).toThrow(expect.objectContaining({ code }));
  });

  it("refuses patches that do not fill the picture", async () => {
    const clip = await createClip(clipOptions({ patchSize: 7 }));
    const refused = expect.objectContaining({ code: "ESPALIER_CLIP_PATCHES" });
    expect(() => clip.describe(architecture())).toThrow(refused);
  });
});

describe("features", () => {
  it.each([{}, shared])("of a text do not depend on its padding: %o", async (changes) => {
    const clip = await createClip(clipOptions(small));
    const chosen = architecture(changes);
    const parameters = tensorsOf(initialise(clip.describe(chosen), new Random(1)));
    const padded = [0, 9].map((padding) => someTokens([[1, 7, 8, 2]], padding));
    const [one, other] = padded.map((ids) => textFeatures(clip, chosen, parameters, ids).arraySync());
    expect(one).toEqual(other);
  });

  it("have a gradient by every parameter", async () => {
    const clip = await createClip(clipOptions(small));
    const chosen = architecture(shared);
    const description = clip.describe(chosen);
    const parameters = tensorsOf(initialise(description, new Random(1)));
    const names = description.filter(({ trainable }) => trainable).map(({ name }) => name);
    const images = tf.tensor4d(Float32Array.from(new Random(2).uniforms(2 * 3072)), [2, 32, 32, 3]);
    const tokens = someTokens([
      [1, 7, 2],
      [1, 8, 9, 2],
    ]);
    const gradients = tf.grads((...tensors: tf.Tensor[]) => {
      const tree = new Map([
        ...parameters,
        ...names.map((name, k) => [name, tensors[k] as tf.Tensor] as const),
      ]);
      const [image, text] = [
        imageFeatures(clip, chosen, tree, images),
        textFeatures(clip, chosen, tree, tokens),
      ];
      return tf.mul(tf.sum(tf.sub(image, tf.mul(text, 0.5))), scaleOf(clip, chosen, tree)) as tf.Scalar;
    })(names.map((name) => parameters.get(name) as tf.Tensor));
    for (const [index, gradient] of gradients.entries())
      expect(tf.max(tf.abs(gradient)).dataSync()[0], names[index]).toBeGreaterThan(0);
  });
});

function tensorsOf(tree: ReturnType<typeof initialise>): TensorTree {
  return new Map([...tree].map(([name, { data, shape }]) => [name, tf.tensor(data, [...shape])]));
}

function someTokens(texts: number[][], padding = 0): tf.Tensor2D {
  const rows = texts.map((ids) => [...ids, ...Array<number>(8 - ids.length).fill(padding)]);
  return tf.tensor2d(rows, [texts.length, 8], "int32");
}

/** Of a product of `[..., rows, inner]` with a matrix that is as many columns wide as it has numbers per row. */
function flopsOf([a, b]: number[][]): number {
  const inner = a?.at(-1) ?? NaN;
  const columns = sizeOf(b ?? []) / inner / sizeOf(b?.slice(0, -2) ?? []);
  return 2 * sizeOf(a ?? []) * columns;
}
