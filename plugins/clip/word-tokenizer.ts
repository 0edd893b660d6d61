import { type Tokenizer, wordsOf } from "espalier/image-text";
import { encodeAll } from "./encode.ts";
import { vocabularyFull } from "./errors.ts";

/** Ids of the special tokens; those of words follow. */
export const wordIds = { padding: 0, startOfText: 1, endOfText: 2, unknown: 3 } as const;
const firstWord = 4;

/**
 * The id of each word, in order of first occurrence. Ids of known words never change.
 * @throws EspalierError if there are more words than rows.
 */
export function vocabularyOf(
  arrivals: readonly (readonly string[])[],
  vocabularySize: number,
): ReadonlyMap<string, number> {
  const known = new Set(arrivals.flatMap((texts) => texts.flatMap(wordsOf)));
  if (firstWord + known.size > vocabularySize) throw vocabularyFull(known.size, vocabularySize, firstWord);
  return new Map([...known].map((word, index) => [word, firstWord + index]));
}

/** One row for each word of a vocabulary. */
export function wordTokenizer(ids: ReadonlyMap<string, number>, contextLength: number): Tokenizer {
  const { unknown, ...frame } = wordIds;
  const encode = (text: string) => wordsOf(text).map((word) => ids.get(word) ?? unknown);
  return { encode: encodeAll(encode, { contextLength, ...frame }), size: firstWord + ids.size };
}
