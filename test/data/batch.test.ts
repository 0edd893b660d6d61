import { describe, expect, it } from "vitest";
import { type Caption, type Pair, PairStream, type Picture, Random, type Tokenizer } from "espalier";
import { assembleBatch, stackPictures } from "../../src/data/batch.ts";

const SIDE = 4;

const animals = { text: "an animal", about: "animal" };
const pairs: readonly Pair[] = [
  { id: "a/cat", group: "cat", captions: [{ text: "a cat" }, animals], tags: ["animal"] },
  { id: "b/cat", group: "cat", captions: [{ text: "a cat" }, { text: "the cat" }], tags: ["animal"] },
  { id: "a/dog", group: "dog", captions: [animals], tags: ["animal", "pet"] },
  { id: "a/car", group: "car", captions: [{ text: "a car" }], tags: [] },
];

/** Pictures of noise; a key adds noise of its own. */
class NoiseStream extends PairStream {
  override readonly steps = 1;
  override readonly stepNames = ["all"];
  override readonly imageSize = SIDE;

  override async pairs(): Promise<readonly Pair[]> {
    return pairs;
  }

  fetched = 0;

  override async picture({ id }: Pair, augmentation?: Random): Promise<Picture> {
    this.fetched++;
    const key = augmentation ?? new Random("noise");
    const pixels = Uint8Array.from(key.fork(id).uniforms(SIDE * SIDE * 3), (value) => value * 256);
    return { width: SIDE, height: SIDE, pixels };
  }
}

/** The lengths of words; counts how many texts it was asked for. */
class CountingTokenizer implements Tokenizer {
  readonly size = 10;
  asked = 0;
  encode(texts: readonly string[]): Int32Array {
    this.asked += texts.length;
    return Int32Array.from(texts.flatMap((text) => [text.length, text.charCodeAt(0), text.charCodeAt(2)]));
  }
}

const stream = new NoiseStream();
const key = new Random("batch");

function chosen(drawn: readonly Pair[]): Caption[] {
  return drawn.map(({ captions }, place) => key.fork("caption", place).choice(captions));
}

function matrix(size: number, holds: (picture: number, text: number) => boolean): Float32Array {
  return Float32Array.from({ length: size * size }, (_, place) =>
    holds(Math.floor(place / size), place % size) ? 1 : 0,
  );
}

describe("assembleBatch", () => {
  const drawn = [...pairs, ...pairs, ...pairs].slice(0, 11);
  const captions = chosen(drawn);

  it("holds pictures from 0 to 1, varied by keys of their places", async () => {
    for (const augment of [true, false]) {
      const { images } = await assembleBatch(drawn, stream, new CountingTokenizer(), key, augment);
      const pictures = await Promise.all(
        drawn.map((pair, place) =>
          augment ? stream.picture(pair, key.fork("augmentation", place)) : stream.picture(pair),
        ),
      );
      const plain = pictures.flatMap(({ pixels }) => Array.from(pixels, (value) => Math.fround(value / 255)));
      expect(Array.from(images)).toEqual(plain);
    }
  });

  it("holds the tokens of captions chosen by keys of their places, each text encoded once", async () => {
    const tokenizer = new CountingTokenizer();
    const first = await assembleBatch(drawn, stream, tokenizer, key, false);
    const again = await assembleBatch(drawn, stream, tokenizer, key, false);
    const texts = captions.map(({ text }) => text);
    expect(tokenizer.asked).toBe(new Set(texts).size);
    expect(first.tokens).toEqual(new CountingTokenizer().encode(texts));
    expect(again.tokens).toEqual(first.tokens);
  });

  it("keeps what tokenizers made of a text apart", async () => {
    const other: Tokenizer = { size: 1, encode: (texts) => new Int32Array(texts.length * 2).fill(7) };
    await assembleBatch(drawn, stream, new CountingTokenizer(), key, false);
    const { tokens } = await assembleBatch(drawn, stream, other, key, false);
    expect(tokens).toEqual(new Int32Array(drawn.length * 2).fill(7));
  });

  it("tells pairs of one group, and generic texts that are true of others", async () => {
    const { positives, ambiguous } = await assembleBatch(drawn, stream, new CountingTokenizer(), key, false);
    const size = drawn.length;
    const groupOf = (place: number) => drawn[place]?.group;
    expect(positives).toEqual(matrix(size, (picture, text) => groupOf(picture) === groupOf(text)));
    const isTrue = (picture: number, text: number) => {
      const about = captions[text]?.about;
      return (
        about !== undefined &&
        groupOf(picture) !== groupOf(text) &&
        drawn[picture]?.tags.includes(about) === true
      );
    };
    expect(ambiguous).toEqual(matrix(size, isTrue));
    expect(Math.max(...ambiguous)).toBe(1);
  });

  it("assembles a batch once for all candidates that see it", async () => {
    const fresh = new NoiseStream();
    const tokenizer = new CountingTokenizer();
    const batchOf = (update: number) =>
      assembleBatch(drawn, fresh, tokenizer, key.fork("update", update), true);
    const first = [await batchOf(1), await batchOf(2)];
    expect(fresh.fetched).toBe(2 * drawn.length);
    expect([await batchOf(1), await batchOf(2)]).toEqual(first);
    expect(fresh.fetched).toBe(2 * drawn.length);
  });

  it("knows pairs that were made anew by their ids", async () => {
    const fresh = new NoiseStream();
    const tokenizer = new CountingTokenizer();
    const first = await assembleBatch(drawn, fresh, tokenizer, key, true);
    const anew = drawn.map((pair) => ({ ...pair }));
    expect(await assembleBatch(anew, fresh, tokenizer, key, true)).toBe(first);
  });

  it("asks pairs that can tell which texts are true of them", async () => {
    const asked: Pair[] = ["cat", "dog", "lion"].map((name) => ({
      id: name,
      group: name,
      captions: [{ text: name }],
      tags: [],
      isDescribedBy: ({ text }) => name === "lion" && text === "cat",
    }));
    const { ambiguous } = await assembleBatch(asked, stream, new CountingTokenizer(), key, false);
    expect(ambiguous).toEqual(matrix(3, (picture, text) => picture === 2 && text === 0));
  });

  it("assembles another batch for another key, tokenizer, choice of pairs or stream, and if not varied", async () => {
    const fresh = new NoiseStream();
    const tokenizer = new CountingTokenizer();
    await assembleBatch(drawn, fresh, tokenizer, key, true);
    const turned = drawn.toReversed();
    const others = [
      await assembleBatch(drawn, fresh, tokenizer, key.fork("other"), true),
      await assembleBatch(drawn, fresh, new CountingTokenizer(), key, true),
      await assembleBatch(turned, fresh, tokenizer, key, true),
      await assembleBatch(turned.slice(1), fresh, tokenizer, key, true),
      await assembleBatch(drawn, fresh, tokenizer, key, false),
    ];
    expect(fresh.fetched).toBe(6 * drawn.length - 1);
    expect(others.map(({ size }) => size)).toEqual([11, 11, 11, 10, 11]);
    await assembleBatch(drawn, stream, tokenizer, key.fork("other"), true);
    expect(fresh.fetched).toBe(6 * drawn.length - 1);
  });
});

describe("what a stream makes when it is asked", () => {
  const [cat, , dog] = pairs as [Pair, Pair, Pair];
  const assembled = (pair: object) =>
    assembleBatch([cat, pair as Pair], stream, new CountingTokenizer(), new Random("malformed"), false);

  it.each([
    ["no captions", { ...dog, captions: [] }, "it has no captions"],
    ["captions that are no array", { ...dog, captions: "a dog" }, "it has no captions"],
    ["a caption without a text", { ...dog, captions: [{ about: "animal" }] }, "a caption has no text"],
    ["no group", { ...dog, group: undefined }, "its group is not a string"],
  ])("is named: %s", async (_, pair, problem) => {
    await expect(assembled(pair)).rejects.toMatchObject({
      code: "ESPALIER_MALFORMED_PAIR",
      message: `The pair "a/dog" of the stream is malformed: ${problem}.`,
    });
  });
});

it("refuses pictures of another size, which would overwrite their neighbours", () => {
  const picture = { width: SIDE, height: SIDE, pixels: new Uint8Array(SIDE * SIDE * 3) };
  const larger = { width: SIDE, height: 2 * SIDE, pixels: new Uint8Array(2 * SIDE * SIDE * 3) };
  expect(() => stackPictures([picture, larger], SIDE)).toThrow(
    "picture 1 is 4 x 8 with 96 bytes, not 4 x 4 x 3",
  );
});
