import { expect, test } from "vitest";
import type { Split } from "espalier";
import { arrivedTexts, type Pair, PairStream, type Pairs, type Picture } from "espalier/image-text";
import { Arrivals } from "../../src/data/arrivals.ts";

/** Ten million pairs a step, made when they are asked for. */
class Endless extends PairStream {
  override readonly steps = 2;
  override readonly stepNames = ["one", "two"];
  override readonly imageSize = 1;
  made = 0;

  override async examples(step: number, split: Split): Promise<Pairs> {
    const length = split === "train" ? 10_000_000 : 2;
    const at = (index: number): Pair => {
      this.made++;
      const id = `${split} ${step} ${index}`;
      return { id, group: id, captions: [{ text: `thing ${index}` }], tags: [] };
    };
    return {
      length,
      at,
      *[Symbol.iterator]() {
        for (let index = 0; index < length; index++) yield at(index);
      },
    };
  }

  override async picture(): Promise<Picture> {
    return { width: 1, height: 1, pixels: new Uint8Array(3) };
  }
}

test("pairs that are made when asked for are counted and found without making the others", async () => {
  const stream = new Endless();
  const arrivals = new Arrivals(stream, () => Promise.reject());
  expect(await arrivals.counts(2)).toEqual([10_000_000, 10_000_000]);
  const training = await arrivals.training(2);
  expect(training[1]?.at(9_999_999)?.id).toBe("train 2 9999999");
  expect((await arrivals.validation(2)).map(({ id }) => id)).toEqual([
    "search-validation 1 0",
    "search-validation 1 1",
    "search-validation 2 0",
    "search-validation 2 1",
  ]);
  expect(stream.made).toBe(5);
});

test("a stream that tells its texts is not walked through for the tokenizer", async () => {
  class Telling extends Endless {
    override async texts(step: number): Promise<readonly string[]> {
      return step === 1 ? ["thing"] : ["of", "two"];
    }
  }
  const stream = new Telling();
  expect(await arrivedTexts(stream, 2)).toEqual([["thing"], ["of", "two"]]);
  expect(stream.made).toBe(0);
});

test("an encoder is created once for each step, of the stream alone", async () => {
  const stream = new Endless();
  const steps: number[] = [];
  const arrivals = new Arrivals(stream, async (from, step) => {
    expect(from).toBe(stream);
    steps.push(step);
    return { encode: async () => ({}), input: () => ({ shape: [0], data: new Float32Array() }) };
  });
  expect(await arrivals.encoder(2)).toBe(await arrivals.encoder(2));
  await arrivals.encoder(1);
  expect(steps).toEqual([2, 1]);
});
