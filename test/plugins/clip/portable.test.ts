import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { ExportSource, NdArray, PortableModel, TrainedModel } from "espalier";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { epsilonsOf } from "../../../plugins/clip/norm-epsilons.ts";
import { openClipConfig } from "../../../plugins/clip/open-clip-config.ts";
import { shapeOfClip } from "../../../plugins/clip/shape.ts";
import { architecture } from "../growclip/tiny-clip.ts";
import { type ModelToExport, modelsToExport, pairs } from "./exported-models.ts";
import { clipOptions } from "./tiny-clip.ts";

/** What the features are is no concern here. */
const features = { shape: [3, 1], data: new Float32Array(3) };
const model: TrainedModel = { output: async () => features, compute: async () => ({}) };
const source: ExportSource = { stream: pairs, step: 1, model };

let folder: string;
let models: Readonly<Record<string, ModelToExport>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "espalier-"));
  models = await modelsToExport(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function portable(name: string): PortableModel {
  const { family, state } = models[name] as ModelToExport;
  return family.portable!(state.architecture, state.parameters);
}

async function fileOf(name: string, file: string) {
  const content = (await portable(name).files(source)).get(file);
  return JSON.parse(content as string);
}

describe("the weights", () => {
  test("have no epsilons where a tower has one, and all of the tower where it has several", () => {
    const epsilons = (name: string) =>
      [...portable(name).weights.keys()].filter((weight) => weight.endsWith(".epsilon"));
    for (const name of ["fresh", "wider", "as published"]) expect(epsilons(name), name).toEqual([]);
    expect(epsilons("wider, then deeper")).toEqual([
      ...[0, 1, 2].flatMap((block) =>
        [1, 2].map((norm) => `visual.transformer.resblocks.${block}.ln_${norm}.epsilon`),
      ),
      "visual.ln_post.epsilon",
    ]);
  });

  test("that open_clip cannot represent are named", () => {
    const limits = Object.keys(models).flatMap((name) =>
      portable(name).limits.map((limit) => `${name}: ${limit}`),
    );
    expect(limits).toMatchInlineSnapshot(`
      [
        "wider, then deeper: open_clip cannot represent different epsilons within the image tower (0.00001, 0.013333333). The README of the plug-in clip has code that loads the model, under "In other programs".",
        "with shared blocks: open_clip cannot represent the blocks that both towers share (shared.depth 2). The README of the plug-in clip has code that loads the model, under "In other programs".",
        "of shared blocks alone: open_clip cannot represent the blocks that both towers share (shared.depth 2). The README of the plug-in clip has code that loads the model, under "In other programs".",
      ]
    `);
  });

  test("have the end of text in the last row", () => {
    const rows = ({ data }: NdArray) =>
      Array.from({ length: 12 }, (_, row) => [...data.subarray(row * 8, row * 8 + 8)]);
    const before = rows(models["fresh"]!.state.parameters.get("token_embedding.weight")!);
    const after = rows(portable("fresh").weights.get("token_embedding.weight")!);
    expect(after).toEqual(before.with(2, before[11]!).with(11, before[2]!));
  });

  test("expect ids with the end of text in the last row", async () => {
    const { texts, tokens } = await fileOf("fresh", "check.json");
    expect(texts).toEqual(["a RED square", "two violet triangles", "circle"]);
    expect(tokens).toEqual([
      [1, 4, 5, 6, 11],
      [1, 7, 3, 9, 11],
      [1, 2, 11, 0, 0],
    ]);
  });
});

describe("the files", () => {
  test("tell open_clip sizes, activation, normalisations and preprocessing", async () => {
    expect(await fileOf("wider", "open_clip_config.json")).toMatchInlineSnapshot(`
      {
        "model_cfg": {
          "embed_dim": 16,
          "quick_gelu": false,
          "text_cfg": {
            "context_length": 5,
            "heads": 3,
            "hf_tokenizer_name": "words",
            "layers": 1,
            "mlp_ratio": 1,
            "norm_kwargs": {
              "eps": 0.013333333,
            },
            "vocab_size": 12,
            "width": 12,
          },
          "vision_cfg": {
            "head_width": 4,
            "image_size": 8,
            "layers": 2,
            "mlp_ratio": 1,
            "no_ln_pre": true,
            "norm_kwargs": {
              "eps": 0.013333333,
            },
            "patch_size": 4,
            "width": 12,
          },
        },
        "preprocess_cfg": {
          "interpolation": "bicubic",
          "mean": [
            0.48145466,
            0.4578275,
            0.40821073,
          ],
          "mode": "RGB",
          "resize_mode": "shortest",
          "size": 8,
          "std": [
            0.26862954,
            0.26130258,
            0.27577711,
          ],
        },
      }
    `);
    expect(await fileOf("as published", "open_clip_config.json")).toMatchObject({
      model_cfg: { quick_gelu: true, vision_cfg: { no_ln_pre: false }, text_cfg: { vocab_size: 49408 } },
    });
  });

  test("hold the vocabulary: words with the ids of the export, or the file of merges", async () => {
    const { model } = await fileOf("fresh", "tokenizer.json");
    const special = { "<|padding|>": 0, "<|startoftext|>": 1, "<|endoftext|>": 11, "<|unknown|>": 3 };
    const words = { a: 4, red: 5, square: 6, two: 7, blue: 8, triangles: 9, green: 10, circle: 2 };
    expect(model.vocab).toEqual({ ...special, ...words });
    const files = await portable("as published").files(source);
    expect([...files.keys()]).toEqual([
      ...["open_clip_config.json", "bpe_simple_vocab_16e6.txt.gz"],
      ...["check-1.png", "check-2.png", "check-3.png", "check.json"],
    ]);
    expect(files.get("bpe_simple_vocab_16e6.txt.gz")).toEqual(readFileSync(join(folder, "merges.txt.gz")));
  });
});

test("from a ratio of the configuration Python's int() makes the hidden units", () => {
  const options = clipOptions({ headWidth: 1 });
  const facts = { epsilon: { image: 1e-5, text: 1e-5 }, complete: true };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2048 }), fc.integer({ min: 1, max: 8192 }), (width, hidden) => {
      const shape = shapeOfClip(
        architecture({ "text.width": width, "text.mlpRatio": hidden / width }),
        options,
      );
      const { text_cfg: text } = openClipConfig(shape, options, facts).model_cfg;
      expect(Math.floor(text.width * text.mlp_ratio)).toBe(hidden);
    }),
  );
});

test("an epsilon has the fewest digits that are the same float32", () => {
  fc.assert(
    fc.property(fc.float({ min: Math.fround(1e-12), max: 1, noNaN: true }), (value) => {
      const tree = new Map([["ln_final.epsilon", { shape: [], data: Float32Array.of(value) }]]);
      const [epsilon] = epsilonsOf(tree, "text");
      expect(Math.fround(epsilon!)).toBe(value);
      expect(String(epsilon).length).toBeLessThanOrEqual(String(value).length);
    }),
  );
});
