import { expect, test } from "vitest";
import { encodeOnce } from "../../src/image-text/known-tokens.ts";

test("texts are encoded once, until there are too many to remember", () => {
  let asked = 0;
  const tokenizer = {
    size: 1,
    encode(texts: readonly string[]) {
      asked += texts.length;
      return Int32Array.from(texts, (text) => text.length);
    },
  };
  const texts = (from: number, count: number) =>
    Array.from({ length: count }, (_, place) => `${from + place}`);
  for (let from = 0; from < 100_000; from += 1000) encodeOnce(tokenizer, texts(from, 1000));
  expect(asked).toBe(100_000);
  expect(encodeOnce(tokenizer, ["7", "99999", "7"])).toEqual(Int32Array.of(1, 5, 1));
  expect(asked).toBe(100_000);
  expect(encodeOnce(tokenizer, ["123456", "7", "7"])).toEqual(Int32Array.of(6, 1, 1));
  expect(asked).toBe(100_002);
  encodeOnce(tokenizer, ["99999"]);
  expect(asked).toBe(100_003);
});
