/** Turns texts into token ids; knows the words seen up to some growth step. */
export interface Tokenizer {
  /** `[texts.length, context]` in row-major order. Unknown words have an id of their own. */
  encode(texts: readonly string[]): Int32Array;
  /** Number of ids in use. */
  readonly size: number;
}
