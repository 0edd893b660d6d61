import { renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ModelFamily, Random, type Split, type TrainableFamily } from "espalier";
import { type LabelledPictureStream, labelledPictureStream } from "espalier/image-text";
import { imageFolderStream } from "espalier/plugins/image-folder";
import { vision } from "espalier/plugins/vision";
import { build } from "../build.ts";
import { folderWith, png, pngs, refusal, SIDE } from "./folders.ts";

const SPLITS: readonly Split[] = ["train", "search-validation", "test"];
type Files = Readonly<Record<string, string | Uint8Array>>;

async function streamIn(path: string, options: object = {}): Promise<LabelledPictureStream> {
  const all = { folder: "pictures", imageSize: SIDE, steps: 2, heldOut: 0.2, ...options };
  return labelledPictureStream(await build(imageFolderStream, all, [{ path }]));
}

const streamOf = (files: Files, options: object = {}) => streamIn(folderWith(files), options);

/** Ids and labels of a split of a step. */
async function examplesOf(stream: LabelledPictureStream, step: number, split: Split) {
  return [...(await stream.examples(step, split))].map(({ id, label }) => [id, label]);
}

/** Labels of each step, of all splits. */
async function labelsOf(stream: LabelledPictureStream): Promise<string[][]> {
  return await Promise.all(
    stream.stepNames.map(async (_, index) => {
      const lists = await Promise.all(SPLITS.map((split) => examplesOf(stream, index + 1, split)));
      return [...new Set(lists.flat().map(([, label]) => label!))].toSorted();
    }),
  );
}

const letters = {
  ...(await pngs("b", 30, 100)),
  ...(await pngs("a", 30, 0)),
  ...(await pngs("c/deeper", 30, 200)),
  ...(await pngs("d", 30, 300)),
};

const splits = {
  ...(await pngs("train/a", 3, 0)),
  ...(await pngs("train/b", 3, 10)),
  ...(await pngs("val/a", 2, 20)),
  ...(await pngs("Test/b", 2, 30)),
};

describe("order", () => {
  it("classes: they arrive in alphabetical order", async () => {
    const stream = await streamOf(letters, { sizes: "equal" });
    expect(stream.stepNames).toEqual(["a to b", "c to d"]);
    expect(await labelsOf(stream)).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(stream.classes).toEqual(["a", "b", "c", "d"]);
  });

  it("classes: a step for each, numbers by size", async () => {
    const files = { ...(await pngs("10", 20, 0)), ...(await pngs("9", 20, 50)) };
    const stream = await streamOf(files, { steps: "each" });
    expect(await labelsOf(stream)).toEqual([["9"], ["10"]]);
  });

  it("random: all classes arrive at each step", async () => {
    const stream = await streamOf(letters, { order: "random" });
    expect(stream.stepNames).toEqual(["part 1 of 2", "part 2 of 2"]);
    expect(await labelsOf(stream)).toEqual([
      ["a", "b", "c", "d"],
      ["a", "b", "c", "d"],
    ]);
  });

  it("random: a validation picture waits for no training picture of its class", async () => {
    const files = { ...(await pngs("train/a", 30, 0)), ...(await pngs("train/rare", 1, 100)) };
    const own = { ...(await pngs("val/a", 10, 200)), ...(await pngs("val/rare", 20, 300)) };
    const stream = await streamOf(
      { ...files, ...own, ...(await pngs("test/a", 9, 400)) },
      { order: "random" },
    );
    const known = new Set<string>();
    for (const step of [1, 2]) {
      for (const [, label] of await examplesOf(stream, step, "train")) known.add(label!);
      for (const [, label] of await examplesOf(stream, step, "search-validation"))
        expect(known).toContain(label);
    }
    expect(known).toContain("rare");
  });
});

describe("splits", () => {
  it("are sub-folders named like them", async () => {
    const stream = await streamOf(splits, { steps: 1 });
    expect(await Promise.all(SPLITS.map((split) => examplesOf(stream, 1, split)))).toEqual([
      [
        ["train/a/0.png", "a"],
        ["train/a/1.png", "a"],
        ["train/a/2.png", "a"],
        ["train/b/0.png", "b"],
        ["train/b/1.png", "b"],
        ["train/b/2.png", "b"],
      ],
      [
        ["val/a/0.png", "a"],
        ["val/a/1.png", "a"],
      ],
      [
        ["Test/b/0.png", "b"],
        ["Test/b/1.png", "b"],
      ],
    ]);
  });

  it("are made by content otherwise: equal files are in one", async () => {
    const twins = Object.entries(await pngs("a", 40, 0)).map(([path, file]) => [
      path.replace("a/", "b/"),
      file,
    ]);
    const files = { ...(await pngs("a", 40, 0)), ...Object.fromEntries(twins) };
    const stream = await streamOf(files, { steps: 1 });
    const numbersOf = async (split: Split, label: string) =>
      (await examplesOf(stream, 1, split)).filter(([, own]) => own === label).map(([id]) => id!.slice(2));
    for (const split of SPLITS) expect(await numbersOf(split, "a")).toEqual(await numbersOf(split, "b"));
    expect((await numbersOf("test", "a")).length).toBeGreaterThan(0);
  });

  it("may be names of classes", async () => {
    const files = { ...(await pngs("train", 20, 0)), ...(await pngs("plane", 20, 50)) };
    expect((await streamOf(files, { steps: 1 })).classes).toEqual(["plane", "train"]);
  });
});

describe("pictures", () => {
  it("are those of the files", async () => {
    const stream = await streamOf(splits, { steps: 1 });
    const [first] = [...(await stream.examples(1, "train"))];
    const { pixels } = await stream.picture(first!);
    expect([...pixels.subarray(0, 6)]).toEqual([0, 0, 7, 200, 40, 40]);
  });

  it("are read again after a file has changed, was added or removed", async () => {
    const path = folderWith(splits);
    const file = join(path, "pictures/train/a/0.png");
    const firstPixels = async () => {
      const stream = await streamIn(path, { steps: 1 });
      const [first] = [...(await stream.examples(1, "train"))];
      return [first!.id, (await stream.picture(first!)).pixels[0]];
    };
    expect(await firstPixels()).toEqual(["train/a/0.png", 0]);
    writeFileSync(file, await png(77));
    utimesSync(file, 1, 1);
    expect(await firstPixels()).toEqual(["train/a/0.png", 77]);
    writeFileSync(join(path, "pictures/train/a/+.png"), await png(99));
    expect(await firstPixels()).toEqual(["train/a/+.png", 99]);
    rmSync(file);
    rmSync(join(path, "pictures/train/a/+.png"));
    expect(await firstPixels()).toEqual(["train/a/1.png", 1]);
  });

  it("are read by way of links to files, and of links to the folders of classes", async () => {
    const path = folderWith({ ...splits, ...(await pngs("elsewhere", 1, 90)) });
    const pictures = join(path, "pictures");
    renameSync(join(pictures, "elsewhere"), join(path, "elsewhere"));
    symlinkSync(join(pictures, "train/b/0.png"), join(pictures, "train/a/link.png"));
    symlinkSync(join(path, "elsewhere"), join(pictures, "train/linked"));
    const ids = (await examplesOf(await streamIn(path, { steps: 1 }), 1, "train")).map(([id]) => id);
    expect(ids).toContain("train/a/link.png");
    expect(ids).toContain("train/linked/0.png");
  });

  it("are augmented by a key", async () => {
    const stream = await streamOf(letters, { crop: 0.3 });
    const [first] = [...(await stream.examples(1, "train"))];
    const plain = await stream.picture(first!);
    const [one, same] = [
      await stream.picture(first!, new Random(3)),
      await stream.picture(first!, new Random(3)),
    ];
    expect(one.pixels).toEqual(same.pixels);
    expect(one.pixels).not.toEqual(plain.pixels);
  });
});

const loose = { "1.png": await png(1) };
const tests = await pngs("test/a", 3, 0);

describe("refused are", () => {
  it.each<[string, Files, object, string]>([
    ["no such folder", letters, { folder: "nowhere" }, "ESPALIER_IMAGE_FOLDER_UNREADABLE"],
    ["a file for a folder", letters, { folder: "pictures/a/0.png" }, "ESPALIER_IMAGE_FOLDER_UNREADABLE"],
    ["an empty folder", {}, {}, "ESPALIER_IMAGE_FOLDER_WITHOUT_CLASSES"],
    ["pictures without classes", loose, {}, "ESPALIER_IMAGE_FOLDER_WITHOUT_CLASSES"],
    ["classes without pictures", { "a/x.txt": "" }, {}, "ESPALIER_IMAGE_FOLDER_WITHOUT_CLASSES"],
    ["splits beside classes", { ...splits, ...letters }, {}, "ESPALIER_IMAGE_FOLDER_MIXED"],
    ["more steps than classes", letters, { steps: 5 }, "ESPALIER_TOO_FEW_ARRIVALS"],
    [
      "a step for each class in random order",
      letters,
      { steps: "each", order: "random" },
      "ESPALIER_NO_ARRIVALS",
    ],
    ["test pictures alone", tests, { steps: 1 }, "ESPALIER_STEP_WITHOUT_PICTURES"],
  ])("%s", async (_, files, options, code) => {
    const error = await refusal(streamOf(files, options));
    expect(error).toMatchObject({ code, exitCode: 2, remedy: expect.stringMatching(/\.$/) });
  });

  it("more classes than rows of the model's head, before the run", async () => {
    const stream = await streamOf(letters);
    const accept = async (classes: number) => {
      const options = { classes, imageSize: SIDE, patchSize: 4 };
      const family = (await build<ModelFamily>(vision, options)) as TrainableFamily;
      return () => family.accept!(stream);
    };
    expect(await accept(4)).not.toThrow();
    expect(await accept(3)).toThrow(
      expect.objectContaining({ code: "ESPALIER_VISION_TOO_FEW_ROWS", culprit: "/model/classes" }),
    );
  });
});

it("pictures beyond the disk space are decoded each time", async () => {
  const stream = await streamOf(letters, { cacheMegabytes: 0, steps: 1 });
  const [first] = [...(await stream.examples(1, "train"))];
  expect((await stream.picture(first!)).pixels[3]).toBe(200);
});
