import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DownstreamTask, EspalierError, Score } from "espalier";
import { type ImageTextModel, type PairStream, RandomPairs } from "espalier/image-text";
import { imageFolderTask } from "espalier/plugins/image-folder";
import { digits } from "espalier/plugins/vision";
import { type Engine, openEngine } from "../../../src/tensor/engine.ts";
import { trained } from "../../image-text/trained.ts";
import { build } from "../build.ts";
import { colourModel } from "../zero-shot/colour-model.ts";
import { labelledFolder } from "../zero-shot/labelled-pairs.ts";
import { folderWith, pngs, refusal } from "./folders.ts";

let engine: Engine;
beforeAll(async () => void (engine = await openEngine("wasm")));
afterAll(() => engine.close());

/** Its captions have the words red, green and blue. */
const stream: PairStream = new RandomPairs(8);

const taskIn = (path: string, options: object = {}, of: unknown = stream): Promise<DownstreamTask> =>
  build(imageFolderTask, { folder: "pictures", ...options }, [of, { path }]);

/** Scores, and the texts that the model is asked for. */
async function scoresIn(path: string, options: object = {}) {
  const asked: string[] = [];
  const model: ImageTextModel = {
    ...colourModel,
    textFeatures: (texts) => {
      asked.push(...texts);
      return colourModel.textFeatures(texts);
    },
  };
  const scores = await (await taskIn(path, options)).evaluate(trained(model), 1);
  return { scores, asked: [...new Set(asked)] };
}

const table = (scores: readonly Score[]) =>
  scores.map(({ name, ofStep, value, count, classes }) => [name, ofStep, value, count, classes]);

const folder = await labelledFolder();

/** The folder with a further file. */
async function folderWithFile(name: string, content: string): Promise<string> {
  const path = await labelledFolder();
  writeFileSync(join(path, "pictures", name), content);
  return path;
}

describe("scores", () => {
  it("are of all pictures, and of the classes with words from training", async () => {
    const { scores, asked } = await scoresIn(folder);
    expect(table(scores)).toEqual([
      ["zero-shot pictures", undefined, 1, 45, 3],
      // "dark" is in no training caption.
      ["zero-shot pictures (known words)", undefined, 1, 30, 2],
    ]);
    expect(asked).toEqual(["blue", "dark green", "red"]);
    expect(scores[0]?.baselines).toEqual({ majority: 1 / 3, "nearest neighbour": 1 });
  });

  it("are of the test pictures if there are splits, with neighbours for training", async () => {
    const red = [230, 30, 30] as const;
    const blue = [30, 30, 230] as const;
    const splits = {
      ...(await pngs("train/red", 4, 0, blue)),
      ...(await pngs("train/blue", 4, 10, red)),
      ...(await pngs("val/red", 3, 20, red)),
    };
    const tests = { ...(await pngs("test/red", 5, 30, red)), ...(await pngs("test/blue", 4, 40, blue)) };
    const { scores } = await scoresIn(folderWith({ ...splits, ...tests }));
    expect(scores).toMatchObject([{ count: 9, value: 1, baselines: { "nearest neighbour": 0 } }]);
    const validation = { ...splits, ...(await pngs("val/blue", 3, 50, blue)) };
    expect((await scoresIn(folderWith(validation))).scores).toMatchObject([
      { count: 6, baselines: { "nearest neighbour": 0 } },
    ]);
  });

  it("compare a picture with those of other files alone", async () => {
    const twin = await pngs("red", 1, 5);
    const files = { "red/1.png": twin["red/0.png"]!, "red/2.png": twin["red/0.png"]! };
    const { scores } = await scoresIn(folderWith({ ...files, ...(await pngs("blue", 2, 9)) }));
    expect(scores[0]).toMatchObject({ count: 4, baselines: { "nearest neighbour": 2 / 4 } });
  });

  it("are of as many pictures as are allowed, drawn at random", async () => {
    const { scores } = await scoresIn(folder, { maximumPictures: 12 });
    expect(scores[0]?.count).toBe(12);
    expect(scores[0]?.classes).toBe(3);
  });

  it("do not depend on the growth step", async () => {
    const task = await taskIn(folder, { name: "mine" });
    const scores = await task.evaluate(trained(colourModel), 1);
    expect(scores[0]?.name).toBe("mine");
    expect(await task.evaluate(trained(colourModel), 1)).toEqual(scores);
  });
});

describe("names", () => {
  it("are lines of classnames.txt, for the sub-folders in alphabetical order", async () => {
    const path = await folderWithFile("classnames.txt", "sea blue\r\nleaf green\n\nfire red\n");
    expect((await scoresIn(path)).asked).toEqual(["fire red", "leaf green", "sea blue"]);
  });

  it("cover classes without pictures", async () => {
    const path = await folderWithFile("classnames.txt", "sea blue\nleaf green\nnothing\nfire red\n");
    mkdirSync(join(path, "pictures", "empty"));
    const { scores, asked } = await scoresIn(path, { tolerance: 1 });
    expect(asked).toEqual(["fire red", "leaf green", "sea blue"]);
    expect(scores[0]?.classes).toBe(3);
  });

  it("are those of the option instead", async () => {
    const path = await folderWithFile("classnames.txt", "never read");
    writeFileSync(join(path, "names.json"), '{ "red": "r", "blue": "b", "dark_green": "g" }');
    expect((await scoresIn(path, { classes: "names.json" })).asked).toEqual(["b", "g", "r"]);
  });
});

describe("prompts", () => {
  const classes = ["blue", "dark green", "red"];
  it.each([
    ["templates.json", '["a {c}.", "the {}"]', ["a {}.", "the {}"]],
    ["templates.json", '{ "cifar10": ["no {c}"], "pictures": ["a {c}"] }', ["a {}"]],
    ["templates.json", '{ "cifar10": ["a {c}"] }', ["a {}"]],
    ["zeroshot_classification_templates.txt", "a {c}\n the {c} \n\n", ["a {}", "the {}"]],
  ])("are those of %s: %s", async (name, content, prompts) => {
    const { asked } = await scoresIn(await folderWithFile(name, content));
    expect(asked).toEqual(classes.flatMap((one) => prompts.map((prompt) => prompt.replace("{}", one))));
  });

  it("are those of the option instead", async () => {
    const path = await folderWithFile("templates.json", "not read");
    const { asked } = await scoresIn(path, { prompts: ["one {c}"] });
    expect(asked).toEqual(classes.map((one) => `one ${one}`));
  });
});

describe("refused is", () => {
  it.each([
    ["templates.json", "[]", "ESPALIER_IMAGE_FOLDER_TEMPLATES"],
    ["templates.json", '["no place"]', "ESPALIER_IMAGE_FOLDER_TEMPLATES"],
    ["templates.json", '{ "one": ["{}"], "other": ["{}"] }', "ESPALIER_IMAGE_FOLDER_TEMPLATES"],
    ["templates.json", '{ "pictures": { "red": ["a {}"] } }', "ESPALIER_IMAGE_FOLDER_TEMPLATES"],
    ["templates.json", "{}", "ESPALIER_IMAGE_FOLDER_TEMPLATES"],
    ["templates.json", "7", "ESPALIER_IMAGE_FOLDER_TEMPLATES"],
    ["templates.json", '["a {c}",', "ESPALIER_FILE_PROBLEMS"],
    ["zeroshot_classification_templates.txt", "", "ESPALIER_IMAGE_FOLDER_TEMPLATES"],
    ["classnames.txt", "one\ntwo", "ESPALIER_CLASSES_OTHER_NUMBER"],
  ])("%s: %s", async (name, content, code) => {
    const error = (await refusal(taskIn(await folderWithFile(name, content)))) as EspalierError;
    expect(error.code).toMatch(/^ESPALIER_/);
    if (code !== "ESPALIER_FILE_PROBLEMS") expect(error).toMatchObject({ code, exitCode: 2 });
  });

  it("no such folder, and a stream without captions", async () => {
    expect(await refusal(taskIn("/nowhere"))).toMatchObject({ code: "ESPALIER_IMAGE_FOLDER_UNREADABLE" });
    expect(await refusal(taskIn(folder, {}, await build(digits)))).toMatchObject({
      code: "ESPALIER_OTHER_EXAMPLES",
    });
  });
});
