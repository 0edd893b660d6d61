import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DownstreamTask, Score } from "espalier";
import { type PairStream, RandomPairs } from "espalier/image-text";
import { digits } from "espalier/plugins/vision";
import { zeroShot } from "espalier/plugins/zero-shot";
import { labelOf } from "../../../plugins/zero-shot/label-of.ts";
import { type Engine, openEngine } from "../../../src/tensor/engine.ts";
import { trained } from "../../image-text/trained.ts";
import { build } from "../build.ts";
import { refusal } from "../image-folder/folders.ts";
import { colourModel } from "./colour-model.ts";
import { labelledFolder, labelledPairs } from "./labelled-pairs.ts";

let engine: Engine;
let path: string;
let stream: PairStream;
beforeAll(async () => {
  engine = await openEngine("wasm");
  path = await labelledFolder();
  stream = await labelledPairs(path);
});
afterAll(() => engine.close());

const taskOf = (options: object, of: unknown = stream): Promise<DownstreamTask> =>
  build(zeroShot, { label: "colour", ...options }, [of, { path }]);

const scoresOf = async (options: object, step: number) =>
  (await taskOf(options)).evaluate(trained(colourModel), step);

const table = (scores: readonly Score[]) =>
  scores.map(({ name, ofStep, value, count, classes, baselines }) => [
    ...[name, ofStep, value, count, classes],
    ...[baselines["majority"], baselines["nearest neighbour"]],
  ]);

describe("the test pairs with a label", () => {
  it("are classified among the labels so far", async () => {
    expect(table(await scoresOf({}, 1))).toEqual([
      ["zero-shot colour", undefined, 1, 6, 2, 1 / 2, 1],
      ["zero-shot colour", 1, 1, 6, 2, 1 / 2, 1],
    ]);
    expect(table(await scoresOf({ name: "mine" }, 2))).toEqual([
      ["mine", undefined, 1, 9, 3, 1 / 3, 1],
      ["mine", 1, 1, 6, 3, 1 / 2, 1],
      ["mine", 2, 1, 3, 3, 1, 1],
    ]);
  });

  it("have names from a file", async () => {
    const names = { red: "blue", blue: "red", dark_green: "ultramarine green" };
    writeFileSync(join(path, "names.json"), JSON.stringify(names));
    expect(table(await scoresOf({ classes: "names.json" }, 2)).slice(0, 2)).toEqual([
      ["zero-shot colour", undefined, 3 / 9, 9, 3, 1 / 3, 1],
      // "ultramarine" is in no caption.
      ["zero-shot colour (known words)", undefined, 0, 6, 2, 1 / 2, 1],
    ]);
  });

  it("have an accuracy by class, in the scores over all arrivals", async () => {
    writeFileSync(join(path, "swapped.json"), '{ "red": "red", "blue": "green", "dark_green": "blue" }');
    const scores = await scoresOf({ classes: "swapped.json" }, 2);
    expect(scores.map(({ byClass }) => byClass)).toEqual([
      [
        { name: "blue", count: 3, right: 0 },
        { name: "green", count: 3, right: 0 },
        { name: "red", count: 3, right: 3 },
      ],
      undefined,
      undefined,
    ]);
  });

  it("are one class if their names are equal", async () => {
    writeFileSync(join(path, "warm.json"), '{ "red": "red", "blue": "green", "dark_green": "green" }');
    const [score] = await scoresOf({ classes: "warm.json" }, 2);
    expect(score).toMatchObject({ classes: 2, value: 6 / 9, baselines: { majority: 6 / 9 } });
  });

  it("have as many neighbours as are allowed", async () => {
    const [none] = await scoresOf({ neighbours: 0 }, 2);
    expect(Object.keys(none!.baselines)).toEqual(["majority"]);
    // Two of 27 training pairs: each arrival has less than one, in proportion to its size.
    const [few] = await scoresOf({ neighbours: 2 }, 2);
    expect(few!.baselines["nearest neighbour"]).toBe(3 / 9);
  });
});

describe("refused is", () => {
  it("a label that no test pair has, with the labels that there are", async () => {
    const error = await refusal(taskOf({ label: "color" }));
    expect(error).toMatchObject({
      code: "ESPALIER_ZERO_SHOT_UNKNOWN_LABEL",
      allowed: "colour, kind",
      exitCode: 2,
    });
    expect(await refusal(taskOf({}, new RandomPairs(8)))).toMatchObject({
      code: "ESPALIER_ZERO_SHOT_UNKNOWN_LABEL",
      allowed: "a stream of pairs with labels",
    });
  });

  it("a stream without captions", async () => {
    const error = await refusal(taskOf({}, await build(digits)));
    expect(error).toMatchObject({ code: "ESPALIER_OTHER_EXAMPLES", exitCode: 2 });
  });

  it("a file without a name for each label", async () => {
    writeFileSync(join(path, "few.json"), '{ "red": "red" }');
    const error = await refusal(taskOf({ classes: "few.json" }));
    expect(error).toMatchObject({ code: "ESPALIER_CLASSES_MISSING", exitCode: 2 });
    expect(error.message).toMatch(
      /lacks names for 2 labels. The first: (blue, dark_green|dark_green, blue)\.$/,
    );
  });

  it("a prompt without a place for the class", async () => {
    await expect(taskOf({ prompts: ["a picture"] })).rejects.toThrow(/assert|invalid/i);
  });
});

it.each([
  [["colour:red"], "red"],
  [["kind:x", "colour:a:b", "a caption"], "a:b"],
  [["colour:red", "colour:red"], "red"],
  [["colour:red", "colour:blue"], undefined],
  [["colours:red", "colour"], undefined],
  [["colour:"], undefined],
])("the class of a pair with the tags %j is %j", (tags, label) => {
  expect(labelOf({ tags }, "colour")).toBe(label);
});
