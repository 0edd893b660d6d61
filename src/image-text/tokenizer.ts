/** Encodes texts as token ids, with the vocabulary up to some growth step. */
export interface Tokenizer {
  /** Token ids `[texts.length, context]`, row-major. Unknown words share an id of their own. */
  encode(texts: readonly string[]): Int32Array;
  /** Number of ids in use. */
  readonly size: number;
}
