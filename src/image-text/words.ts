/** Pattern of a word in lower-cased text: letters, marks and digits, with apostrophes inside, or a punctuation mark. */
export const WORD = String.raw`[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]`;

const words = new RegExp(WORD, "gu");

/** Lower-cased words, numbers and single punctuation marks of a text. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(words) ?? [];
}
