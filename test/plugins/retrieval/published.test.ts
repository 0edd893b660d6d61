import { describe, expect, it } from "vitest";
import type { Score } from "espalier";
import { type ImageTextModel, type Pair, PairStream, type Picture } from "espalier/image-text";
import { publishedSet } from "../../../plugins/retrieval/positives.ts";
import { Retrieval, type RetrievalOptions } from "../../../plugins/retrieval/retrieval.ts";
import { trained } from "../../image-text/trained.ts";

/** Similarities of each text to the pictures A, B and C. The sixth text of A is not among the first five. */
const SCORES: Readonly<Record<string, readonly [a: number, b: number, c: number]>> = {
  a1: [8, 1, 0], // finds A
  a2: [1, 2, 0],
  a3: [1, 0, 9],
  a4: [1, 0, 8],
  a5: [2, 1, 7],
  a6: [20, 0, 10], // finds A
  b1: [9, 3, 0],
  b2: [0, 10, 6], // finds B
  b3: [0, 5, 6],
  b4: [0, 5, 0], // finds B
  b5: [0, 5, 5], // a tie, which counts against the model
  c1: [0, 0, 1], // finds C, as do the following
  c2: [0, 0, 1],
  c3: [0, 0, 1],
  c4: [0, 0, 1],
  c5: [0, 0, 1],
};

function pair(group: string): Pair {
  const texts = Object.keys(SCORES).filter((text) => text.startsWith(group));
  return { id: group, group, captions: texts.map((text) => ({ text, about: text })), tags: texts };
}

const PAIRS = ["a", "b", "c"].map(pair);

/** A and B in the first step, C in the second one. */
class ThreePairs extends PairStream {
  override readonly steps = 2;
  override readonly stepNames = ["one", "two"];
  override readonly imageSize = 1;
  override async examples(step: number): Promise<readonly Pair[]> {
    return step === 1 ? PAIRS.slice(0, 2) : PAIRS.slice(2);
  }
  override async picture({ id }: Pair): Promise<Picture> {
    return { width: 1, height: 1, pixels: Uint8Array.of(["a", "b", "c"].indexOf(id), 0, 0) };
  }
}

const model: ImageTextModel = {
  imageFeatures: async (pictures) =>
    Float32Array.from(
      pictures.flatMap(({ pixels }) => [0, 1, 2].map((place) => Number(place === pixels[0]))),
    ),
  textFeatures: async (texts) => Float32Array.from(texts.flatMap((text) => [...SCORES[text]!])),
};

function scoresOf(options: Partial<RetrievalOptions>, step = 2): Promise<readonly Score[]> {
  return new Retrieval(new ThreePairs(), { future: true, ...options }).evaluate(trained(model), step);
}

async function valuesOf(options: Partial<RetrievalOptions>): Promise<Record<string, number>> {
  return Object.fromEntries((await scoresOf(options)).map(({ name, value }) => [name, value]));
}

describe("the published protocol", () => {
  it("ranks the first five captions of each picture, as computed by hand", async () => {
    expect(await valuesOf({ captions: "five", together: true })).toEqual({
      // A: b1 is before a1. B: b2 is the first one. C: a3, a4, a5, b2, b3 and b5 are before its texts.
      "image-to-text (five captions, all steps) recall@1": 1 / 3,
      "image-to-text (five captions, all steps) recall@5": 2 / 3,
      "image-to-text (five captions, all steps) recall@10": 1,
      "text-to-image (five captions, all steps) recall@1": 8 / 15,
      "text-to-image (five captions, all steps) recall@5": 1,
      "text-to-image (five captions, all steps) recall@10": 1,
    });
  });

  it("ranks all captions", async () => {
    expect(await valuesOf({ captions: "all", together: true })).toMatchObject({
      // A: a6 is the first one.
      "image-to-text (all captions, all steps) recall@1": 2 / 3,
      "image-to-text (all captions, all steps) recall@5": 2 / 3,
      "text-to-image (all captions, all steps) recall@1": 9 / 16,
    });
  });

  it("has a query per picture and per text, and the chance of five right texts", async () => {
    const [toText, , , toImage] = await scoresOf({ captions: "five", together: true });
    expect(toText).toMatchObject({ count: 3, baselines: { chance: expect.closeTo(5 / 15, 12) } });
    expect(toImage).toMatchObject({ count: 15, baselines: { chance: expect.closeTo(1 / 3, 12) } });
    expect(toText).not.toHaveProperty("ofStep");
  });

  it("ranks the pictures of each step apart if they are not together", async () => {
    const scores = await scoresOf({ captions: "five" });
    const first = scores.filter(({ name }) => name === "image-to-text (five captions) recall@1");
    expect(first.map(({ ofStep, value, count }) => [ofStep, value, count])).toEqual([
      [1, 1 / 2, 2],
      [2, 1, 1],
    ]);
  });

  it("leaves out later steps if asked", async () => {
    const countOf = async (options: Partial<RetrievalOptions>, step: number) =>
      (await scoresOf({ captions: "five", together: true, ...options }, step))[0]!.count;
    expect(await countOf({ future: false }, 1)).toBe(2);
    expect(await countOf({ future: false }, 2)).toBe(3);
    expect(await countOf({ future: true }, 1)).toBe(3);
  });

  it("counts equal texts as one for a picture, and a text as right for its own picture only", () => {
    const named = (id: string, texts: readonly string[]): Pair => ({
      id,
      group: "one",
      captions: texts.map((text) => ({ text, about: text })),
      tags: texts,
    });
    const { texts, pairsOf, textsOf } = publishedSet(
      [named("1", ["a", "b"]), named("2", ["c", "a", "c"])],
      5,
    );
    expect(texts).toEqual(["a", "b", "c", "a", "c"]);
    expect(pairsOf).toEqual([[0], [0], [1], [1], [1]]);
    expect(textsOf.map((indices) => indices.toSorted((one, other) => one - other))).toEqual([
      [0, 1, 3],
      [0, 2, 3, 4],
    ]);
  });
});
