import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { DataStream } from "espalier";
import { imageFolderStream } from "espalier/plugins/image-folder";
import { build } from "../build.ts";
import { folderWith, png, pngs, refusal, SIDE } from "./folders.ts";

const good = { ...(await pngs("a", 20, 0)), ...(await pngs("b", 20, 50)) };
const whole = await png(1000);
const jpeg = await sharp({ create: { width: 99, height: 99, channels: 3, background: "red" } })
  .jpeg()
  .toBuffer();

async function streamIn(path: string, options: object = {}): Promise<DataStream> {
  const all = { folder: "pictures", imageSize: SIDE, steps: 1, heldOut: 0.2, tolerance: 1, ...options };
  return await build(imageFolderStream, all, [{ path }]);
}

/** Number of examples of the first step. */
async function lengthOf(stream: DataStream): Promise<number> {
  const lists = await Promise.all(
    (["train", "search-validation", "test"] as const).map((split) => stream.examples(1, split)),
  );
  return lists.reduce((sum, { length }) => sum + length, 0);
}

/** Faults of a folder with good pictures, and some damage. */
async function faultsOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  damage: (pictures: string) => void = () => {},
) {
  const path = folderWith({ ...good, ...files });
  damage(join(path, "pictures"));
  const stream = await streamIn(path);
  const { count, first } = await stream.faults!(1);
  expect(count).toBe(first.length);
  expect(await lengthOf(stream)).toBe(40);
  return first.map(({ place, problem }) => `${place}: ${problem}`);
}

describe("a fault is", () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ["a/empty.png", "", /the file is empty/],
    ["a/text.png", "not a picture", /it is not a picture/],
    ["a/cut.png", whole.subarray(0, whole.length - 20), /a\/cut\.png: ./],
    ["a/header.png", whole.subarray(0, 8), /a\/header\.png: ./],
    ["a/cut.jpg", jpeg.subarray(0, jpeg.length / 2), /a\/cut\.jpg: ./],
    ["a/drawing.png", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', /svg|not a picture/],
    ["a/page.gif", "GIF89a", /a\/page\.gif: ./],
    ["a/without-extension", "\0\x01", /it is not a picture/],
    ["a/notes.txt", "notes", /files named \.txt are not read/],
    ["a/photo.heic", "x", /files named \.heic are not read/],
    ["loose.png", whole, /the picture is in no sub-folder of a class/],
  ])("%s", async (path, content, problem) => {
    const faults = await faultsOf({ [path]: content });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${path}: `));
    expect(faults[0]).toMatch(problem);
  });

  it("a class without pictures", async () => {
    expect(await faultsOf({}, (pictures) => mkdirSync(join(pictures, "c")))).toEqual([
      "c/: the folder has no pictures",
    ]);
  });

  it("a link that leads nowhere, or in a circle, or to a folder deeper down", async () => {
    const faults = await faultsOf({}, (pictures) => {
      symlinkSync("nowhere.png", join(pictures, "a/broken.png"));
      symlinkSync("circle.png", join(pictures, "a/circle.png"));
      symlinkSync("..", join(pictures, "a/up"));
    });
    expect(faults.toSorted()).toEqual([
      "a/broken.png: the file does not exist",
      "a/circle.png: it is not a file",
      "a/up: it is not a file",
    ]);
  });

  it.skipIf(process.platform === "win32")("a named pipe, which is not opened", async () => {
    const faults = await faultsOf({}, (pictures) => {
      execFileSync("mkfifo", [join(pictures, "a/pipe.png")]);
    });
    expect(faults).toEqual(["a/pipe.png: it is not a file"]);
  });
});

it("files of systems, of archivers and about the folder are ignored", async () => {
  const names = [
    "a/.DS_Store",
    "a/Thumbs.db",
    "b/desktop.ini",
    "a/._0.png",
    "__MACOSX/a/0.png",
    ".git/x.png",
  ];
  const root = ["README.md", "classnames.txt", "templates.json", "labels.csv"];
  expect(await faultsOf(Object.fromEntries([...names, ...root].map((name) => [name, "x"])))).toEqual([]);
});

it("names with spaces, dots, line ends and letters of any script are names", async () => {
  const names = ["a/ñ å.png", "a/two\nlines.png", "b/a.b..png", "b/日本語.PNG"];
  const files = Object.fromEntries(
    await Promise.all(names.map(async (name, index) => [name, await png(500 + index)])),
  );
  const path = folderWith({ ...good, ...files });
  const stream = await streamIn(path);
  expect((await stream.faults!(1)).count).toBe(0);
  expect(await lengthOf(stream)).toBe(44);
});

it("more faults than are tolerated are refused, with their places", async () => {
  const path = folderWith({ ...good, "a/text.png": "not a picture" });
  const error = await refusal(streamIn(path, { tolerance: 0.02 }));
  expect(error).toMatchObject({ code: "ESPALIER_TOO_MANY_FAULTS", exitCode: 2 });
  expect(error.message).toContain("1 of 41 rows cannot be used. The first: a/text.png: ");
});

it("any bytes are a picture or a fault", async () => {
  const bytes = fc.uint8Array({ maxLength: 200 });
  const change = fc.record({ at: fc.nat(whole.length - 1), value: fc.integer({ min: 0, max: 255 }) });
  const file = fc.oneof(
    bytes,
    fc.array(change, { minLength: 1, maxLength: 5 }).map((changes) => {
      const copy = Uint8Array.from(whole);
      for (const { at, value } of changes) copy[at] = value;
      return copy;
    }),
    fc.nat(whole.length).map((length) => whole.subarray(0, length)),
  );
  const sound = {
    ...(await pngs("train/a", 1, 0)),
    ...(await pngs("val/a", 1, 1)),
    ...(await pngs("test/a", 1, 2)),
  };
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 5, maxLength: 20 }), async (files) => {
      const corpus = Object.fromEntries(files.map((content, index) => [`train/a/${index}.bad.png`, content]));
      const stream = await streamIn(folderWith({ ...corpus, ...sound }));
      const { count } = await stream.faults!(1);
      expect(count + (await lengthOf(stream))).toBe(files.length + 3);
    }),
    { numRuns: 15 },
  );
});
