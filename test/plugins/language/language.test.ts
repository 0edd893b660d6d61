import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { initialise, Random, shapeOf, sizeOf, type TensorTree, type TrainableFamily } from "espalier";
import { START } from "../../../plugins/language/tokens.ts";
import { type Engine, openEngine } from "../../../src/tensor/engine.ts";
import { architecture, GETTYSBURG, tinyLanguage } from "./tiny-language.ts";

let engine: Engine;
beforeAll(async () => void (engine = await openEngine("cpu")));
afterAll(() => engine.close());

const CONTEXT = 12;
const deeper = architecture({ "decoder.depth": 2, "decoder.width": 8, "decoder.mlpRatio": 2 });

function tensorsOf(family: TrainableFamily, of = deeper): TensorTree {
  const arrays = initialise(family.describe(of), new Random(1));
  return new Map([...arrays].map(([name, { shape, data }]) => [name, tf.tensor(data, [...shape])]));
}

function logitsOf(family: TrainableFamily, ids: readonly (readonly number[])[], of = deeper): tf.Tensor {
  const tokens = tf.tensor2d(
    ids.map((row) => [...row]),
    undefined,
    "int32",
  );
  return family.forward(of, tensorsOf(family, of), { tokens })["logits"]!;
}

describe("cost", () => {
  it.each([
    ["untied", deeper, {}],
    ["tied", deeper, { tiedHead: true }],
    ["one block", architecture(), {}],
    ["without blocks", architecture({ "decoder.depth": 0 }), {}],
  ])("%s equals the tensors' sizes and the matrix products", async (_, chosen, options) => {
    const family = await tinyLanguage(options);
    const trainable = family.describe(chosen).filter((parameter) => parameter.trainable);
    const cost = family.cost(chosen);
    expect(cost.parameters).toBe(trainable.reduce((sum, parameter) => sum + sizeOf(shapeOf(parameter)), 0));
    const profile = await tf.profile(() => logitsOf(family, [Array<number>(CONTEXT).fill(7)], chosen));
    const products = profile.kernels.filter(({ name }) => name === "BatchMatMul");
    expect(cost.flops).toBe(products.reduce((sum, { inputShapes }) => sum + flopsOf(inputShapes), 0));
  });
});

describe("logits", () => {
  it.each([false, true])("of earlier tokens do not see later ones (tied head: %s)", async (tiedHead) => {
    const family = await tinyLanguage({ tiedHead });
    const token = fc.integer({ min: 0, max: START });
    const window = fc.array(token, { minLength: CONTEXT, maxLength: CONTEXT });
    fc.assert(
      fc.property(window, fc.integer({ min: 0, max: CONTEXT - 1 }), token, (tokens, at, other) => {
        fc.pre(tokens[at] !== other);
        const [before, after] = tf.tidy(() =>
          logitsOf(family, [tokens, tokens.with(at, other)]).arraySync(),
        ) as number[][][];
        expect(after!.slice(0, at)).toEqual(before!.slice(0, at));
        expect(after![at]).not.toEqual(before![at]);
        expect(after!.at(-1)).not.toEqual(before!.at(-1));
      }),
      { numRuns: 30 },
    );
  });

  it("has a row for each token, and a logit for each byte and the start symbol", async () => {
    const family = await tinyLanguage();
    const ids = [Array<number>(CONTEXT).fill(START), Array<number>(CONTEXT).fill(0)];
    expect(logitsOf(family, ids).shape).toEqual([2, CONTEXT, 257]);
  });

  it("passes the hook at its input, norms, attentions and activations", async () => {
    const family = await tinyLanguage();
    const places: string[] = [];
    const tokens = tf.tensor2d([Array<number>(CONTEXT).fill(1)], undefined, "int32");
    const chosen = architecture();
    family.forward(chosen, tensorsOf(family, chosen), { tokens }, ({ name, kind }, x, apply) => {
      places.push(`${name} ${kind} [${x.shape.join("x")}]`);
      return apply(x);
    });
    expect(places).toMatchInlineSnapshot(`
      [
        "decoder input [12x4]",
        "blocks.0.ln_1 normalisation [12x4]",
        "blocks.0.attn attention [12x12]",
        "blocks.0.ln_2 normalisation [12x4]",
        "blocks.0.mlp.gelu activation [12x4]",
        "ln_final normalisation [12x4]",
      ]
    `);
  });

  it("is none without tokens", async () => {
    expect((await tinyLanguage()).forward(deeper, new Map(), {})).toEqual({});
  });
});

describe("encoder", () => {
  const text = GETTYSBURG[2]!;
  const bytes = [...Buffer.from(text)];
  const example = { id: "a", text };
  const encoder = async () => await (await tinyLanguage()).encoder(undefined as never, 1);

  it("begins a window with the start symbol, and predicts its bytes", async () => {
    const { tokens, next, weights } = await (await encoder()).encode([example], { augment: false });
    expect([...tokens!.data]).toEqual([START, ...bytes.slice(0, CONTEXT - 1)]);
    expect([...next!.data]).toEqual(bytes.slice(0, CONTEXT));
    expect([...weights!.data]).toEqual(Array<number>(CONTEXT).fill(1));
    expect(tokens!.data).toBeInstanceOf(Int32Array);
    expect(next!.data).toBeInstanceOf(Int32Array);
  });

  it("fills up a short text", async () => {
    const short = { id: "b", text: "né" };
    const { tokens, next, weights } = await (await encoder()).encode([short], { augment: false });
    expect([...tokens!.data].slice(0, 5)).toEqual([START, 0x6e, 0xc3, 0xa9, START]);
    expect([...next!.data].slice(0, 4)).toEqual([0x6e, 0xc3, 0xa9, 0]);
    expect([...weights!.data]).toEqual([1, 1, 1, ...Array<number>(CONTEXT - 3).fill(0)]);
  });

  it("draws the window's place by the key: every place, the same for the same key", async () => {
    const { encode } = await encoder();
    const many = Array.from({ length: 4000 }, () => example);
    const random = new Random("windows");
    const once = await encode(many, { random, augment: true });
    expect((await encode(many, { random, augment: true })).next).toEqual(once.next);
    const starts = many.map((_, row) => String(once["next"]!.data.slice(row * CONTEXT, (row + 1) * CONTEXT)));
    const places = bytes.slice(CONTEXT - 1).map((_, at) => String(bytes.slice(at, at + CONTEXT)));
    expect(new Set(starts)).toEqual(new Set(places));
  });

  it("takes windows of bytes", async () => {
    const windows = [Uint8Array.from([1, 2]), Uint8Array.from({ length: CONTEXT }, (_, at) => at)];
    const { shape, data } = (await encoder()).input("tokens", windows);
    expect(shape).toEqual([2, CONTEXT]);
    expect([...data.slice(0, CONTEXT)]).toEqual([START, 1, 2, ...Array<number>(CONTEXT - 3).fill(START)]);
    expect([...data.slice(CONTEXT)]).toEqual([START, ...Array.from({ length: CONTEXT - 1 }, (_, at) => at)]);
  });

  it("knows no other input", async () => {
    const { input } = await encoder();
    expect(() => input("images", [])).toThrow(expect.objectContaining({ code: "ESPALIER_LANGUAGE_INPUT" }));
  });
});

function flopsOf([a, b]: number[][]): number {
  const inner = a?.at(-1) ?? NaN;
  const columns = sizeOf(b ?? []) / inner / sizeOf(b?.slice(0, -2) ?? []);
  return 2 * sizeOf(a ?? []) * columns;
}
