import { beforeAll, describe, expect, it } from "vitest";
import { Random, type Split } from "espalier";
import { EmojiStream } from "../../../plugins/emoji/emoji-stream.ts";
import { EmojiLibrary } from "../../../plugins/emoji/library.ts";
import { groupOf, isTwin } from "../../../plugins/emoji/twins.ts";

const SPLITS: readonly Split[] = ["train", "search-validation", "test"];
let library: EmojiLibrary;

beforeAll(async () => {
  library = await EmojiLibrary.open();
});

function streamOf(steps: 3 | 5 | 10, imageSize = 32): EmojiStream {
  return new EmojiStream(library, { steps, imageSize, augmentation: { shift: 0.1, scale: 0.1, hue: 10 } });
}

async function idsOf(stream: EmojiStream, split: Split): Promise<string[]> {
  const steps = Array.from({ length: stream.steps }, (_, index) => index + 1);
  return (await Promise.all(steps.map((step) => stream.examples(step, split)))).flat().map(({ id }) => id);
}

describe("pairs", () => {
  it("arrive in these numbers, with these many new words in the training captions", async () => {
    const stream = streamOf(5);
    const words = new Set<string>();
    const rows = [];
    for (let step = 1; step <= 5; step++) {
      const counts = [];
      for (const split of SPLITS) counts.push((await stream.examples(step, split)).length);
      const before = words.size;
      for (const { captions } of await stream.examples(step, "train")) {
        for (const { text } of captions) for (const word of text.split(/[ ,:]+/)) words.add(word);
      }
      rows.push([stream.stepNames[step - 1], ...counts, words.size - before]);
    }
    expect(rows).toEqual([
      ["Unicode 0.6 to 0.7", 811, 47, 858, 1185],
      ["Unicode 1.0 to 2.0", 691, 51, 810, 452],
      ["Unicode 3.0 to 4.0", 612, 77, 821, 91],
      ["Unicode 5.0 to 12.1", 651, 86, 851, 190],
      ["Unicode 13.0 to 16.0", 500, 55, 651, 114],
    ]);
  });

  it.each([3, 5, 10] as const)("are the same, differently divided, in %i steps", async (steps) => {
    for (const split of SPLITS) {
      const ids = await idsOf(streamOf(steps), split);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.toSorted()).toEqual((await idsOf(streamOf(5), split)).toSorted());
    }
  });

  it("share no picture between splits, to the pixel", async () => {
    const stream = streamOf(3);
    const splitOf = new Map<string, Split>();
    for (const split of SPLITS) {
      for (let step = 1; step <= stream.steps; step++) {
        for (const pair of await stream.examples(step, split)) {
          const key = Buffer.from((await stream.picture(pair)).pixels).toString("latin1");
          if ((splitOf.get(key) ?? split) !== split) expect.fail(pair.id);
          splitOf.set(key, split);
        }
      }
    }
  });

  it("of the test tell the artists apart", async () => {
    const pairs = await streamOf(5).examples(4, "test");
    expect(pairs.filter(({ tags }) => tags.includes("artist:google")).length).toBe(57);
    expect(pairs.filter(({ tags }) => tags.includes("artist:twitter")).length).toBe(794);
  });

  it("are refused for a step that does not exist", async () => {
    await expect(streamOf(5).examples(6, "train")).rejects.toThrow(RangeError);
  });
});

describe("pictures", () => {
  it("vary with the key and with nothing else", async () => {
    const stream = streamOf(5);
    const [pair] = await stream.examples(1, "train");
    const plain = await stream.picture(pair!);
    expect(await stream.picture(pair!)).toEqual(plain);
    expect(await stream.picture(pair!, new Random(1))).toEqual(await stream.picture(pair!, new Random(1)));
    expect(await stream.picture(pair!, new Random(1))).not.toEqual(
      await stream.picture(pair!, new Random(2)),
    );
    expect(plain.pixels.length).toBe(32 * 32 * 3);
  });

  it("have the size that was asked for, whole ratio or not", async () => {
    for (const size of [16, 24, 64]) {
      const stream = streamOf(5, size);
      const [pair] = await stream.examples(1, "train");
      expect(await stream.picture(pair!)).toMatchObject({ width: size, height: size });
    }
  });

  it("of nobody's drawing are refused", async () => {
    const pair = { id: "google/none", group: "none", captions: [], tags: [] };
    await expect(streamOf(5).picture(pair)).rejects.toMatchObject({ code: "ESPALIER_EMOJI_UNKNOWN_PAIR" });
  });

  it("that Google drew alike are those listed as twins", async () => {
    const groups = new Map<string, string[]>();
    for (const [id, { pixels }] of await library.pictures("google", 64)) {
      const key = Buffer.from(pixels).toString("latin1");
      groups.set(key, [...(groups.get(key) ?? []), id]);
    }
    for (const ids of groups.values()) {
      for (const id of ids) {
        expect(isTwin(id), id).toBe(ids.length > 1);
        expect(groupOf(id)).toBe(groupOf(ids[0] as string));
      }
    }
  });
});
