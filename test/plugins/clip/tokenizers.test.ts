import { describe, expect, it } from "vitest";
import { bytePairTokenizer, readMerges } from "../../../plugins/clip/byte-pair-tokenizer.ts";
import { createTokenizers } from "../../../plugins/clip/tokenizers.ts";
import { wordsOf } from "../../../src/image-text/words.ts";
import { clipOptions } from "./tiny-clip.ts";

const first = ["Grinning face.", "face with tears"];
const second = ["a new face", "grinning cat"];

describe("words", () => {
  it("are lower-cased, punctuation stands alone", () => {
    expect(wordsOf("Man's best friend, e.g. a DOG: 2×!")).toEqual(
      "man's best friend , e . g . a dog : 2 × !".split(" "),
    );
  });

  it("get ids in the order of arrival, which never change", async () => {
    const { tokenizer } = await createTokenizers(clipOptions({ contextLength: 6 }));
    const [early, late] = [tokenizer([first]), tokenizer([first, second])];
    expect([early.size, late.size]).toEqual([4 + 5, 4 + 8]);
    expect([...early.encode(["grinning face", "a face"])]).toEqual([1, 4, 5, 2, 0, 0, 1, 3, 5, 2, 0, 0]);
    expect([...late.encode(["grinning face", "a cat"])]).toEqual([1, 4, 5, 2, 0, 0, 1, 9, 11, 2, 0, 0]);
  });

  it("are cut before the end of text, never after", async () => {
    const { tokenizer } = await createTokenizers(clipOptions({ contextLength: 4 }));
    expect([...tokenizer([first]).encode(["face with tears", ""])]).toEqual([1, 5, 7, 2, 1, 2, 0, 0]);
  });

  it("that have no row are an error that says how many are needed", async () => {
    const { tokenizer } = await createTokenizers(clipOptions({ vocabularySize: 10 }));
    expect(() => tokenizer([first, second])).toThrow(
      expect.objectContaining({
        code: "ESPALIER_CLIP_VOCABULARY_FULL",
        message: "The texts so far have 8 different words, and the vocabulary has rows for 6.",
        remedy: "Set vocabularySize of the clip model to 12 or more.",
      }),
    );
    expect(tokenizer([first]).size).toBe(9);
  });
});

describe("byte pairs", () => {
  const tokenizer = bytePairTokenizer(["a t</w>", "c at</w>", "c a", "Ã ©"], 6);
  const [start, end, marked] = [516, 517, 256];

  it("join the pair that comes first in the list", () => {
    expect([...tokenizer.encode(["Cat", "cab"])]).toEqual([
      ...[start, 513, end, 0, 0, 0],
      ...[start, 514, marked + 98 - 33, end, 0, 0],
    ]);
  });

  it("spell what is no letter of Latin-1 in bytes", () => {
    expect([...tokenizer.encode(["éa"])].slice(0, 4)).toEqual([start, 515, marked + 97 - 33, end]);
  });

  it("have a row for bytes, bytes that end a word, merges, start and end", () => {
    expect([tokenizer.size, tokenizer.endOfText]).toEqual([518, end]);
  });

  it("need a vocabulary file", async () => {
    const refused = expect.objectContaining({ code: "ESPALIER_CLIP_VOCABULARY_FILE" });
    await expect(readMerges("no-such-file.gz")).rejects.toThrow(refused);
  });
});
