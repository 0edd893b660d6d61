import { readFile } from "node:fs/promises";
import { describe, expect, it, test } from "vitest";
import { LONGEST } from "../../../plugins/scenes/captions.ts";
import type { ScenePair } from "../../../plugins/scenes/scene-pair.ts";
import { vocabularyOf } from "../../../plugins/scenes/vocabulary.ts";
import { type Claim, holds, parseCaption } from "./parse-caption.ts";
import { firstPairs, STEPS, streamOf } from "./streams.ts";

/** Captions that are looked at of each step: 10,000 in all. */
const MANY = 2000;

function isTrue(text: string, { scene }: ScenePair): boolean {
  return parseCaption(text).every((claim) => holds(claim, scene));
}

/** Pairs of all splits with `MANY` captions, as many of each split as there are. */
async function described(options: Parameters<typeof streamOf>[0], step: number): Promise<ScenePair[]> {
  const stream = streamOf(options);
  const test = await firstPairs(stream, step, "test", 300);
  const pairs = [...test, ...(await firstPairs(stream, step, "train", MANY))];
  let captions = 0;
  return pairs.filter((pair) => captions < MANY && (captions += pair.captions.length) > 0);
}

describe.each([
  ["as they are", {}],
  ["with distractors", { distractors: 2, seed: 5 }],
  ["sparse", { completeness: 0.2, brevity: 0.5, paraphrase: 1, seed: 6 }],
  ["full", { completeness: 1, brevity: 0, paraphrase: 0, seed: 7 }],
])("captions, %s", (_, options) => {
  it.each(STEPS)("of step %i say what their picture shows", async (step) => {
    let count = 0;
    for (const pair of await described(options, step)) {
      for (const { text } of pair.captions) {
        count++;
        if (!isTrue(text, pair)) expect.fail(`"${text}" is false of ${pair.id}`);
        if (text.split(/ |(?=,)/).length > LONGEST) expect.fail(`"${text}" is too long`);
      }
    }
    expect(count).toBeGreaterThanOrEqual(MANY);
  });

  it.each(STEPS)("of step %i have hard negatives, all false", async (step) => {
    const counts = new Map<string, number>();
    const pairs = await described(options, step);
    for (const pair of pairs) {
      for (const { change, caption } of pair.hardNegatives) {
        counts.set(change, (counts.get(change) ?? 0) + 1);
        if (isTrue(caption.text, pair)) expect.fail(`${change} "${caption.text}" is true of ${pair.id}`);
      }
    }
    const share = (change: string) => (counts.get(change) ?? 0) / pairs.length;
    expect(share("replacement")).toBeGreaterThan(0.99);
    const twoKinds = step < 3 ? 0 : 0.5;
    for (const [change, least] of [
      ["attribute-swap", twoKinds],
      ["object-swap", step === 3 ? 0 : twoKinds],
      // Of scenes with one kind alone in step 4.
      ["addition", step < 4 ? 0 : step === 4 ? 0.1 : 0.99],
    ] as const) {
      if (least === 0) expect(share(change)).toBe(0);
      else expect(share(change)).toBeGreaterThan(least);
    }
  });
});

test("what a caption says of itself agrees with a reader, for other pictures too", async () => {
  const stream = streamOf();
  const pairs = (await Promise.all(STEPS.map((step) => firstPairs(stream, step, "train", 80)))).flat();
  let [truths, count] = [0, 0];
  for (const { captions } of pairs) {
    for (const caption of captions) {
      const claims = parseCaption(caption.text);
      for (const other of pairs) {
        const isHeld = claims.every((claim) => holds(claim, other.scene));
        if (other.isDescribedBy(caption) !== isHeld)
          expect.fail(`"${caption.text}" of ${other.id}: ${isHeld}`);
        truths += isHeld ? 1 : 0;
        count++;
      }
    }
  }
  expect(truths / count).toBeGreaterThan(0.02);
  expect(truths / count).toBeLessThan(0.3);
});

describe("words", () => {
  const wordsOf = (text: string) => text.toLowerCase().match(/[a-z]+|,/g) ?? [];

  it("of captions are those that the stream tells, and arrive step by step", async () => {
    const stream = streamOf();
    const known = new Set<string>();
    const readme = await readFile(new URL("../../../plugins/scenes/README.md", import.meta.url), "utf8");
    for (const step of STEPS) {
      const before = known.size;
      for (const text of await stream.texts(step)) for (const word of wordsOf(text)) known.add(word);
      const met = new Set<string>();
      for (const pair of await firstPairs(stream, step, "train", 3000)) {
        for (const { text } of pair.captions) for (const word of wordsOf(text)) met.add(word);
        for (const { caption } of pair.hardNegatives) {
          expect(wordsOf(caption.text).filter((word) => !known.has(word))).toEqual([]);
        }
      }
      expect([...met].filter((word) => !known.has(word))).toEqual([]);
      const row = readme.split("\n").find((line) => line.startsWith(`| ${step} `));
      expect(row).toMatch(new RegExp(` ${known.size - before} +\\|$`));
      const brought = vocabularyOf(step).flatMap(wordsOf);
      expect(brought.filter((word) => !met.has(word))).toEqual([]);
    }
    expect(known.size).toBe(93);
  });
});

describe("steps", () => {
  const claimsOf = async (step: number): Promise<Claim[]> => {
    const pairs = await firstPairs(streamOf(), step, "train", 600);
    return pairs.flatMap(({ captions }) => captions.flatMap(({ text }) => parseCaption(text)));
  };
  const kindsOf = async (step: number) =>
    [...new Set((await claimsOf(step)).map(({ kind }) => kind))].toSorted();

  it("bring one object, then two, then up to four, then up to five", async () => {
    const ranges = [];
    for (const step of STEPS) {
      const counts = (await firstPairs(streamOf(), step, "train", 600)).map(
        ({ scene }) => scene.objects.length,
      );
      ranges.push([Math.min(...counts), Math.max(...counts)]);
    }
    expect(ranges).toEqual([
      [1, 1],
      [1, 1],
      [2, 2],
      [1, 4],
      [3, 5],
    ]);
  });

  it("bring relations and counts, then negation and quantifiers", async () => {
    expect(await kindsOf(1)).toEqual(["there is"]);
    expect(await kindsOf(3)).toEqual(["there is"]);
    expect(await kindsOf(4)).toEqual(["number", "relation"]);
    expect(await kindsOf(5)).toEqual([
      "all are",
      "at least",
      "number",
      "relation",
      "there is",
      "there is no",
    ]);
  });
});
