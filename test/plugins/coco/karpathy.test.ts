import { describe, expect, it } from "vitest";
import type { EspalierError, Split } from "espalier";
import { coco } from "../../../plugins/coco/coco.ts";
import { karpathyPicture, NAMES, refusal, rowsOf, streamOf } from "./coco-files.ts";

const SPLITS = ["train", "search-validation", "test"] as const;

/** Split names of pictures in a mixed order, such as Karpathy's files have. */
function mixed(counts: Readonly<Record<string, number>>): string[] {
  const names = Object.entries(counts).flatMap(([name, count]) => new Array<string>(count).fill(name));
  return names.map((_, place) => names[(place * 11) % names.length]!);
}

function dataset(splits: readonly string[], count = 5): object {
  return { images: splits.map((split, place) => karpathyPicture(NAMES[place]!, split, count)), dataset: "x" };
}

describe("Karpathy's splits", () => {
  it("are those of the file, to the picture", async () => {
    const splits = mixed({ train: 31, restval: 6, val: 9, test: 13 });
    const stream = await streamOf({ "d.json": dataset(splits) }, { file: "d.json", tolerance: 0 });
    const expected = (names: readonly string[]) =>
      splits.flatMap((name, place) => (names.includes(name) ? [`d.json/images/${place}`] : []));
    const idsOf = async (split: Split) => [...(await stream.examples(1, split))].map(({ id }) => id);
    expect(await idsOf("train")).toEqual(expected(["train", "restval"]));
    expect(await idsOf("search-validation")).toEqual(expected(["val"]));
    expect(await idsOf("test")).toEqual(expected(["test"]));
    expect((await idsOf("train")).length).toBe(37);
  });

  it("have a test of any size up to 5000 pictures", async () => {
    const splits = mixed({ train: 101, val: 7, test: 1101 });
    const stream = await streamOf({ "d.json": dataset(splits, 1) }, { file: "d.json", tolerance: 0 });
    const counts = await Promise.all(SPLITS.map(async (split) => (await stream.examples(1, split)).length));
    expect(counts).toEqual([101, 7, 1101]);
    expect(coco.definition.options.properties["maximumHeldOut"]).toMatchObject({ default: 5000 });
  });

  it("keep their counts when they are divided into growth steps", async () => {
    const splits = mixed({ train: 61, val: 31, test: 41 });
    const stream = await streamOf(
      { "d.json": dataset(splits, 1) },
      { file: "d.json", steps: 3, sizes: "equal" },
    );
    const total = async (split: Split) => {
      const steps = await Promise.all([1, 2, 3].map((step) => stream.examples(step, split)));
      return steps.reduce((sum, { length }) => sum + length, 0);
    };
    expect(await Promise.all(SPLITS.map(total))).toEqual([61, 31, 41]);
  });

  it("keep all captions in order, equal ones too", async () => {
    const image = {
      filename: NAMES[0],
      split: "test",
      sentences: [" One. ", "Two.", "One.", "Four.", "Five.", "Six.\n"].map((raw) => ({ raw })),
    };
    const [row] = await rowsOf({ "d.json": { images: [image] } }, "d.json");
    expect(row).toEqual({
      id: "d.json/images/0",
      picture: NAMES[0],
      split: "test",
      captions: ["One.", "Two.", "One.", "Four.", "Five.", "Six."],
    });
  });

  it("use `filepath` as a folder", async () => {
    const image = { ...karpathyPicture("b.jpg", "val"), filepath: "val2014" };
    const [row] = await rowsOf({ "d.json": { images: [image] } }, "d.json");
    expect(row).toMatchObject({ picture: "val2014/b.jpg", split: "search-validation" });
  });
});

const fine = karpathyPicture("fine.png", "train");
describe("a fault is", () => {
  it.each<[string, unknown, string, string]>([
    ["an image that is no object", "text", "", "it is not an object"],
    ["a file name of another type", { ...fine, filename: 7 }, "", "`filename` must be a string"],
    ["an empty file name", { ...fine, filename: "" }, "", "`filename` must be a string"],
    ["a folder of another type", { ...fine, filepath: 7 }, "", "`filepath` must be a string"],
    [
      "another split",
      { ...fine, split: "dev" },
      "",
      '`split` is "dev" and must be one of train, restval, val, test',
    ],
    ["no sentences", { ...fine, filename: "x", sentences: [] }, "", "it has no caption"],
    ["sentences of another type", { ...fine, sentences: "one" }, "", "`sentences` must be a list"],
    [
      "a sentence without text",
      { ...fine, filename: "x", sentences: [{ raw: "a" }, { tokens: [] }] },
      "/sentences/1",
      "`raw` must be a string that is not empty",
    ],
    [
      "an empty sentence",
      { ...fine, filename: "x", sentences: [{ raw: " " }, { raw: "a" }] },
      "/sentences/0",
      "`raw` must be a string that is not empty",
    ],
    ["a picture that occurs twice", fine, "", "the picture fine.png occurs twice"],
  ])("%s", async (_, image, place, problem) => {
    const rows = await rowsOf({ "d.json": { images: [fine, image] } }, "d.json");
    expect(rows[1]).toEqual({ place: `d.json/images/1${place}`, problem });
  });

  it("a picture that is missing, damaged or outside of the folder", async () => {
    const images = [
      ...NAMES.slice(0, 20).map((name, place) => karpathyPicture(name, ["train", "val", "test"][place % 3]!)),
      karpathyPicture("missing.png", "train"),
      karpathyPicture("../64/../../outside.png", "train"),
      karpathyPicture("/etc/passwd", "train"),
    ];
    const stream = await streamOf({ "d.json": { images } }, { file: "d.json", tolerance: 0.5 });
    const { count, first } = await stream.faults(1);
    expect(count).toBe(3);
    expect(first.map(({ place }) => place)).toEqual([20, 21, 22].map((place) => `d.json/images/${place}`));
    expect(first[0]!.problem).toBe("missing.png: the file does not exist");
    expect(first[1]!.problem).toContain("the path leads out of");
    expect(first[2]!.problem).toContain("the path leads out of");
  });
});

it("more faults than the tolerance are refused, with the first of them", async () => {
  const images = [karpathyPicture(NAMES[0]!, "train"), karpathyPicture("missing.png", "train")];
  const error: EspalierError = await refusal(streamOf({ "d.json": { images } }, { file: "d.json" }));
  expect(error.code).toBe("ESPALIER_TOO_MANY_FAULTS");
  expect(error.message).toContain("d.json/images/1: missing.png: the file does not exist");
});
