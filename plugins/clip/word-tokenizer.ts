import type { Tokenizer } from "espalier";
import { encodeAll } from "./encode.ts";
import { vocabularyFull } from "./errors.ts";

const [padding, startOfText, unknown, firstWord] = [0, 1, 3, 4];
export const endOfText = 2;

/** Lower-cased words, numbers and single punctuation marks; a word may hold apostrophes. */
export function wordsOf(text: string): string[] {
  return (
    text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu) ?? []
  );
}

/**
 * One row for each word, in the order in which the texts bring them. Ids of known words never change.
 * @throws EspalierError if there are more words than rows.
 */
export function wordTokenizer(
  arrivals: readonly (readonly string[])[],
  { contextLength, vocabularySize }: { contextLength: number; vocabularySize: number },
): Tokenizer {
  const words = new Set(arrivals.flatMap((texts) => texts.flatMap(wordsOf)));
  const size = firstWord + words.size;
  if (size > vocabularySize) throw vocabularyFull(words.size, vocabularySize, firstWord);
  const ids = new Map([...words].map((word, index) => [word, firstWord + index]));
  const encode = (text: string) => wordsOf(text).map((word) => ids.get(word) ?? unknown);
  return { encode: encodeAll(encode, { contextLength, padding, startOfText, endOfText }), size };
}
