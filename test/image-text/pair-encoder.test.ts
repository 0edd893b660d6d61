import { describe, expect, it } from "vitest";
import { Random } from "espalier";
import { type Caption, type Pair, PairStream, type Picture, type Tokenizer } from "espalier/image-text";
import { pairEncoder, stackPictures } from "espalier/image-text";
import { Arrivals } from "../../src/data/arrivals.ts";

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

  override async examples(): Promise<readonly Pair[]> {
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

/** A batch of pairs, by an encoder of its own. */
function encode(drawn: readonly Pair[], tokenizer: Tokenizer, augment: boolean) {
  const encoder = pairEncoder({ stream, tokenizer, imageSize: SIDE, contextLength: 3 });
  return encoder.encode(drawn, { random: key, augment });
}

/** Batches that are remembered, as a run's are. */
function arrivalsOf(fresh: NoiseStream): Arrivals {
  return new Arrivals(fresh, async () => {
    const tokenizer = new CountingTokenizer();
    return pairEncoder({ stream: fresh, tokenizer, imageSize: SIDE, contextLength: 3 });
  });
}

function matrix(size: number, holds: (picture: number, text: number) => boolean): Float32Array {
  return Float32Array.from({ length: size * size }, (_, place) =>
    holds(Math.floor(place / size), place % size) ? 1 : 0,
  );
}

describe("pairEncoder", () => {
  const drawn = [...pairs, ...pairs, ...pairs].slice(0, 11);
  const captions = chosen(drawn);

  it("holds pictures from 0 to 1, varied by keys of their places", async () => {
    for (const augment of [true, false]) {
      const { images } = await encode(drawn, new CountingTokenizer(), augment);
      const pictures = await Promise.all(
        drawn.map((pair, place) =>
          augment ? stream.picture(pair, key.fork("augmentation", place)) : stream.picture(pair),
        ),
      );
      const plain = pictures.flatMap(({ pixels }) => Array.from(pixels, (value) => Math.fround(value / 255)));
      expect(images?.shape).toEqual([drawn.length, SIDE, SIDE, 3]);
      expect(Array.from(images!.data)).toEqual(plain);
    }
  });

  it("holds the tokens of captions chosen by keys of their places, each text encoded once", async () => {
    const tokenizer = new CountingTokenizer();
    const first = await encode(drawn, tokenizer, false);
    const again = await encode(drawn, tokenizer, false);
    const texts = captions.map(({ text }) => text);
    expect(tokenizer.asked).toBe(new Set(texts).size);
    expect(first["tokens"]?.data).toEqual(new CountingTokenizer().encode(texts));
    expect(again["tokens"]).toEqual(first["tokens"]);
  });

  it("keeps what tokenizers made of a text apart", async () => {
    const other: Tokenizer = { size: 1, encode: (texts) => new Int32Array(texts.length * 3).fill(7) };
    await encode(drawn, new CountingTokenizer(), false);
    const { tokens } = await encode(drawn, other, false);
    expect(tokens?.data).toEqual(new Int32Array(drawn.length * 3).fill(7));
  });

  it("tells pairs of one group, and generic texts that are true of others", async () => {
    const { positives, ambiguous } = await encode(drawn, new CountingTokenizer(), false);
    const size = drawn.length;
    const groupOf = (place: number) => drawn[place]?.group;
    expect(positives?.data).toEqual(matrix(size, (picture, text) => groupOf(picture) === groupOf(text)));
    const isTrue = (picture: number, text: number) => {
      const about = captions[text]?.about;
      return (
        about !== undefined &&
        groupOf(picture) !== groupOf(text) &&
        drawn[picture]?.tags.includes(about) === true
      );
    };
    expect(ambiguous?.data).toEqual(matrix(size, isTrue));
    expect(Math.max(...ambiguous!.data)).toBe(1);
  });

  it("reads the first caption and the plain picture without a key", async () => {
    const encoder = pairEncoder({
      stream,
      tokenizer: new CountingTokenizer(),
      imageSize: SIDE,
      contextLength: 3,
    });
    const { images, tokens } = await encoder.encode(pairs, { augment: false });
    const first = pairs.map(({ captions: [caption] }) => caption!.text);
    expect(tokens).toEqual(encoder.input("tokens", first));
    const pictures = await Promise.all(pairs.map((pair) => stream.picture(pair)));
    expect(images).toEqual(encoder.input("images", pictures));
    expect(() => encoder.input("sounds", [])).toThrow('The model has no input "sounds".');
  });

  it("asks pairs that can tell which texts are true of them", async () => {
    const asked: Pair[] = ["cat", "dog", "lion"].map((name) => ({
      id: name,
      group: name,
      captions: [{ text: name }],
      tags: [],
      isDescribedBy: ({ text }) => name === "lion" && text === "cat",
    }));
    const { ambiguous } = await encode(asked, new CountingTokenizer(), false);
    expect(ambiguous?.data).toEqual(matrix(3, (picture, text) => picture === 2 && text === 0));
  });
});

describe("batches of a run", () => {
  const drawn = [...pairs, ...pairs, ...pairs].slice(0, 11);

  it("are assembled once for all candidates that see them", async () => {
    const fresh = new NoiseStream();
    const arrivals = arrivalsOf(fresh);
    const batchOf = (update: number) =>
      arrivals.batch(1, drawn, { random: key.fork("update", update), augment: true });
    const first = [await batchOf(1), await batchOf(2)];
    expect(fresh.fetched).toBe(2 * drawn.length);
    expect([await batchOf(1), await batchOf(2)]).toEqual(first);
    expect(fresh.fetched).toBe(2 * drawn.length);
  });

  it("are known by the ids of their pairs, which may be created again", async () => {
    const arrivals = arrivalsOf(new NoiseStream());
    const first = await arrivals.batch(1, drawn, { random: key, augment: true });
    const anew = drawn.map((pair) => ({ ...pair }));
    expect(await arrivals.batch(1, anew, { random: key, augment: true })).toBe(first);
  });

  it("are others for another key, step, choice of pairs, and if not varied", async () => {
    const fresh = new NoiseStream();
    const arrivals = arrivalsOf(fresh);
    await arrivals.batch(1, drawn, { random: key, augment: true });
    const turned = drawn.toReversed();
    const others = [
      await arrivals.batch(1, drawn, { random: key.fork("other"), augment: true }),
      await arrivals.batch(2, drawn, { random: key, augment: true }),
      await arrivals.batch(1, turned, { random: key, augment: true }),
      await arrivals.batch(1, turned.slice(1), { random: key, augment: true }),
      await arrivals.batch(1, drawn, { random: key, augment: false }),
    ];
    expect(fresh.fetched).toBe(6 * drawn.length - 1);
    expect(others.map(({ images }) => images?.shape[0])).toEqual([11, 11, 11, 10, 11]);
  });
});

describe("what a stream makes when it is asked", () => {
  const dog = pairs[2] as Pair;
  const bird: Pair = { id: "a/bird", group: "bird", captions: [animals], tags: [] };
  const assembled = (pair: object) => encode([bird, pair as Pair], new CountingTokenizer(), false);

  it.each([
    ["no captions", { ...dog, captions: [] }, "it has no captions"],
    ["captions that are no array", { ...dog, captions: "a dog" }, "it has no captions"],
    ["a caption without a text", { ...dog, captions: [{ about: "animal" }] }, "a caption has no text"],
    ["no group", { ...dog, group: undefined }, "its group is not a string"],
    ["no tags", { ...dog, tags: undefined }, "its tags are not an array"],
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
    "Picture 1 of a batch is malformed: it is 4 x 8 with 96 bytes, not 4 x 4.",
  );
});

it.each([
  [undefined, "it is undefined"],
  [{ width: SIDE, height: SIDE, pixels: new Float32Array(48) }, "its pixels are not bytes"],
  [{ width: SIDE, height: SIDE, pixels: new Uint8Array(49) }, "it is 4 x 4 with 49 bytes, not 4 x 4"],
])("refuses %s as a picture", (picture, problem) => {
  expect(() => stackPictures([picture as never], SIDE)).toThrow(
    `Picture 0 of a batch is malformed: ${problem}.`,
  );
});
