import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { EspalierError } from "espalier";
import type { PathOrPaths } from "../../../plugins/coco/coco-parts.ts";
import { cocoParts } from "../../../plugins/coco/coco-parts.ts";
import { CocoSource } from "../../../plugins/coco/coco-source.ts";
import {
  all,
  captions,
  folderWith,
  karpathyPicture,
  NAMES,
  PICTURES,
  refusal,
  rowsOf,
  streamOf,
} from "./coco-files.ts";

describe("captions of COCO", () => {
  it("are read with all captions of a picture, in the order of the file", async () => {
    const rows = await rowsOf({ "c.json": captions(["a.jpg", "b.jpg"], 2) }, "c.json");
    expect(rows).toEqual([
      {
        id: "c.json/images/0",
        picture: "a.jpg",
        captions: ["caption 0 of a.jpg", "caption 1 of a.jpg"],
      },
      {
        id: "c.json/images/1",
        picture: "b.jpg",
        captions: ["caption 0 of b.jpg", "caption 1 of b.jpg"],
      },
    ]);
  });

  it("are divided by the content of the pictures if there is one file", async () => {
    const stream = await streamOf(
      { "c.json": captions(NAMES.slice(0, 60)) },
      { file: "c.json", heldOut: 0.3 },
    );
    const counts = await Promise.all(
      (["train", "search-validation", "test"] as const).map(
        async (split) => (await stream.examples(1, split)).length,
      ),
    );
    expect(counts.reduce((sum, count) => sum + count)).toBe(60);
    expect(Math.min(...counts)).toBeGreaterThan(5);
  });

  it("have the splits of their files, and pictures in the folders of the splits", async () => {
    const files = {
      "one/c.json": captions(NAMES.slice(0, 8)),
      "two/c.json": captions(NAMES.slice(8, 12)),
      "three/c.json": captions(NAMES.slice(12, 17)),
    };
    const file = { train: "one/c.json", validation: "two/c.json", test: "three/c.json" };
    const folder = { train: PICTURES, validation: join(PICTURES, "."), test: PICTURES };
    const stream = await streamOf(files, { file, folder, tolerance: 0 });
    expect((await stream.examples(1, "train")).length).toBe(8);
    expect((await stream.examples(1, "search-validation")).length).toBe(4);
    expect([...(await stream.examples(1, "test"))].map(({ id }) => id)).toEqual(
      [0, 1, 2, 3, 4].map((place) => `test:c.json/images/${place}`),
    );
  });

  it("look for a picture only in the folder of its split", async () => {
    const files = { "c.json": captions(["here.png"]), "deeper/here.png": "x" };
    const base = folderWith(files);
    const source = new CocoSource(
      cocoParts(base, { train: "c.json", test: "c.json" }, { train: ".", test: "deeper" }),
    );
    expect((await all(source.rows())).map((row) => "picture" in row && row.picture)).toEqual([
      "train:here.png",
      "test:here.png",
    ]);
    expect(Buffer.from(await source.picture("test:here.png")).toString()).toBe("x");
    await expect(source.picture("train:here.png")).rejects.toThrow("the file does not exist");
    await expect(source.picture("test:../here.png")).rejects.toThrow("leads out of");
    expect(source.pictureVersion("test:here.png")).not.toBe("");
    expect(source.pictureVersion("train:here.png")).toBe("ENOENT");
  });
});

const image = { id: 1, file_name: "a.jpg" };
const caption = { image_id: 1, caption: "fine" };
describe("a fault is", () => {
  it.each<[string, { images?: unknown[]; annotations?: unknown[] }, string, string]>([
    ["a caption that is no object", { annotations: [caption, 7] }, "annotations/1", "it is not an object"],
    [
      "a caption of another type",
      { annotations: [caption, { ...caption, caption: 7 }] },
      "annotations/1",
      "`caption` must be a string",
    ],
    [
      "an empty caption",
      { annotations: [{ ...caption, caption: " \n" }, caption] },
      "annotations/0",
      "`caption` is empty",
    ],
    [
      "a caption of an unknown image",
      { annotations: [caption, { ...caption, image_id: "1" }] },
      "annotations/1",
      'there is no image with the id "1"',
    ],
    ["an image without captions", { images: [image, { ...image, id: 2 }] }, "images/1", "it has no caption"],
    ["an id that occurs twice", { images: [image, image] }, "images/1", "the id 1 occurs twice"],
    [
      "an id of another type",
      { images: [image, { ...image, id: [1] }] },
      "images/1",
      "`id` must be a number or a string, and `file_name` a string",
    ],
    [
      "a file name of another type",
      { images: [image, { id: 2, file_name: null }] },
      "images/1",
      "`id` must be a number or a string, and `file_name` a string",
    ],
  ])("%s, and the rest is read", async (_, change, place, problem) => {
    const rows = await rowsOf({ "c.json": { images: [image], annotations: [caption], ...change } }, "c.json");
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({ place: `c.json/${place}`, problem });
    expect(rows).toContainEqual({ id: "c.json/images/0", picture: "a.jpg", captions: ["fine"] });
  });
});

const both = { images: [image], annotations: [caption] };
const split = { images: [karpathyPicture("a.jpg", "train")] };
describe("refused is", () => {
  it.each<[string, unknown, PathOrPaths, PathOrPaths | undefined, string, RegExp]>([
    ["a missing file", both, "other.json", undefined, "UNREADABLE", /other\.json/],
    ["broken JSON", '{"images": [', "c.json", undefined, "BROKEN", /JSON/],
    ["a list", [both], "c.json", undefined, "STRUCTURE", /not an object/],
    ["no images", { annotations: [] }, "c.json", undefined, "STRUCTURE", /lacks `images`/],
    ["an empty list of images", { images: [] }, "c.json", undefined, "STRUCTURE", /`images` is empty/],
    ["images of another type", { images: {} }, "c.json", undefined, "STRUCTURE", /`images` is not a list/],
    ["images without captions", { images: [image] }, "c.json", undefined, "STRUCTURE", /lack `filename`/],
    [
      "boxes of COCO",
      { images: [image], annotations: [{ image_id: 1, bbox: [] }] },
      "c.json",
      undefined,
      "STRUCTURE",
      /`annotations\[0\]` and all others lack `caption`/,
    ],
    ["Karpathy's splits as one split", split, { train: "c.json" }, undefined, "SPLIT_TWICE", /of its own/],
    [
      "a split without a folder",
      both,
      { train: "c.json", test: "c.json" },
      { train: "." },
      "FOLDER_MISSING",
      /"test"/,
    ],
    ["folders without files", both, "c.json", { train: "." }, "FOLDERS_WITHOUT_FILES", /one file/],
  ])("%s", async (_, content, file, folder, code, message) => {
    const error = await refusal(streamOf({ "c.json": content }, { file, folder }));
    expect(error).toMatchObject({ code: `ESPALIER_COCO_${code}`, exitCode: 2 });
    expect(error.message).toMatch(message);
    expect(error.remedy).toMatch(/\.$/);
  });

  it("a file that is not UTF-8", async () => {
    const folder = folderWith({ "c.json": both });
    writeFileSync(join(folder, "c.json"), Buffer.from([0x7b, 0xff, 0x7d]));
    const source = new CocoSource(cocoParts(folder, "c.json", undefined));
    expect(await refusal(all(source.rows()))).toBeInstanceOf(EspalierError);
  });
});

it("any JSON is read as rows and faults, or refused", async () => {
  const folder = folderWith({});
  const value = fc.jsonValue({ maxDepth: 2 });
  const entry = fc.record(
    {
      ...{ id: value, file_name: value, image_id: value, caption: value },
      ...{ filename: value, filepath: value, split: fc.oneof(value, fc.constant("test")) },
      sentences: fc.oneof(value, fc.array(fc.record({ raw: value }, { requiredKeys: [] }))),
    },
    { requiredKeys: [] },
  );
  const list = fc.oneof(value, fc.array(fc.oneof(value, entry)));
  const document = fc.oneof(value, fc.record({ images: list, annotations: list }, { requiredKeys: [] }));
  await fc.assert(
    fc.asyncProperty(document, async (content) => {
      writeFileSync(join(folder, "c.json"), JSON.stringify(content));
      const source = new CocoSource(cocoParts(folder, "c.json", undefined));
      try {
        for await (const row of source.rows())
          if (!("problem" in row)) expect(row.captions.every((text) => text.trim() !== "")).toBe(true);
      } catch (error) {
        if (!(error instanceof EspalierError)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});
