import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { Random, type Score } from "espalier";
import type { ImageTextModel, Picture } from "espalier/image-text";
import { EmojiStream } from "../../../plugins/emoji/emoji-stream.ts";
import { EmojiTask } from "../../../plugins/emoji/emoji-task.ts";
import { EmojiLibrary } from "../../../plugins/emoji/library.ts";
import { CLASSIFICATIONS, type EmojiClassification } from "../../../plugins/emoji/task-table.ts";
import { openEngine } from "../../../src/tensor/engine.ts";
import { trained } from "../../image-text/trained.ts";

let library: EmojiLibrary;
let stream: EmojiStream;

beforeAll(async () => {
  await openEngine("wasm");
  library = await EmojiLibrary.open();
  stream = new EmojiStream(library, {
    steps: 5,
    imageSize: 32,
    augmentation: { shift: 0, scale: 0, hue: 0 },
  });
});

function taskOf(classification: EmojiClassification): EmojiTask {
  return new EmojiTask(classification, "twitter", stream, library);
}

/** Knows the class of every picture and of every prompt. */
async function perfectModel(classification: EmojiClassification): Promise<ImageTextModel> {
  const { members, classes } = await taskOf(classification).examination(5);
  const labels = new Map(members.map(({ picture, label }) => [picture, label]));
  const prompts = new Map(
    classes.flatMap((name) => classification.prompts.map((prompt) => [prompt.replaceAll("{}", name), name])),
  );
  const oneHot = (names: readonly (string | undefined)[]) => {
    const features = new Float32Array(names.length * classes.length);
    names.forEach((name, row) => (features[row * classes.length + classes.indexOf(name as string)] = 1));
    return features;
  };
  return {
    imageFeatures: async (pictures: readonly Picture[]) =>
      oneHot(pictures.map((picture) => labels.get(picture))),
    textFeatures: async (texts: readonly string[]) => oneHot(texts.map((text) => prompts.get(text))),
  };
}

const width = 32;
const randomModel: ImageTextModel = {
  imageFeatures: async (pictures) => Float32Array.from(new Random("images").normals(pictures.length * width)),
  textFeatures: async (texts) => Float32Array.from(new Random("texts").normals(texts.length * width)),
};

describe.each(CLASSIFICATIONS)("$type", (classification) => {
  it("is solved by a model that knows the classes", async () => {
    const [score] = await taskOf(classification).evaluate(trained(await perfectModel(classification)), 5);
    expect(score?.value).toBe(1);
    expect(score?.interval[1]).toBeCloseTo(1, 12);
  });

  it("leaves a random model at about chance", async () => {
    const [score] = (await taskOf(classification).evaluate(trained(randomModel), 5)) as [Score];
    expect(score.value).toBeLessThan(2 / (score.classes as number) + 0.1);
    expect(score.interval[0]).toBeLessThanOrEqual(score.value);
    expect(score.interval[1]).toBeGreaterThanOrEqual(score.value);
  });

  it("asks in words that training captions have", async () => {
    const words = new Set<string>();
    for (let step = 1; step <= 5; step++) {
      for (const { captions } of await stream.examples(step, "train")) {
        for (const { text } of captions) for (const word of text.split(/[ ,:]+/)) words.add(word);
      }
    }
    const { classes } = await taskOf(classification).examination(5);
    expect(classes.flatMap((name) => name.split(" ")).filter((word) => !words.has(word))).toEqual([]);
  });
});

it("tests things that have arrived only", async () => {
  const { members } = await taskOf(CLASSIFICATIONS[0] as EmojiClassification).examination(1);
  expect(members.length).toBe(858);
  expect(members.every(({ drawing }) => stream.stepOf(drawing) === 1)).toBe(true);
});

it("gives no score while there is one class", async () => {
  const tones = CLASSIFICATIONS.find(({ type }) => type === "emoji-skin-tone") as EmojiClassification;
  expect(await taskOf(tones).evaluate(trained(randomModel), 1)).toEqual([]);
});

it("asks for the same pictures again, which a model can remember", async () => {
  let pictures = 0;
  const model = trained({
    ...randomModel,
    imageFeatures: (asked) => {
      pictures += asked.length;
      return randomModel.imageFeatures(asked);
    },
  });
  for (const classification of CLASSIFICATIONS) await taskOf(classification).evaluate(model, 5);
  expect(pictures).toBe(3786);
});

it("has the numbers that its README states", async () => {
  const readme = await readFile(new URL("../../../plugins/emoji/README.md", import.meta.url), "utf8");
  const rows = readme
    .split("\n")
    .filter((line) => line.startsWith("| `emoji-"))
    .map(cells);
  const measured = [];
  for (const classification of CLASSIFICATIONS) {
    const { members, classes, baselines } = await taskOf(classification).examination(5);
    const percent = (name: string) => ((baselines[name] as number) * 100).toFixed(1);
    const { type } = classification;
    measured.push([
      `\`${type}\``,
      members.length,
      classes.length,
      percent("majority"),
      percent("nearest neighbour"),
    ]);
  }
  expect(rows).toEqual(measured.map((row) => row.map(String)));
});

function cells(line: string): string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}
