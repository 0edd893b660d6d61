import type { Tokenizer } from "./tokenizer.ts";

/** Texts that are known of one tokenizer at most: a stream that never repeats itself must not fill the memory. */
const MOST = 100_000;

/** What a tokenizer made of a text, by text. */
const known = new WeakMap<Tokenizer, Map<string, Int32Array>>();

/**
 * `tokenizer.encode(texts)`, `[texts.length, context]`; each text is cut into tokens once in a tokenizer's life, since
 * training comes back to the same captions again and again. After 100,000 texts it forgets all and begins anew.
 */
export function encodeOnce(tokenizer: Tokenizer, texts: readonly string[]): Int32Array {
  const rows = known.get(tokenizer) ?? new Map<string, Int32Array>();
  known.set(tokenizer, rows);
  const missing = missingFrom(rows, texts);
  if (missing.length > 0) {
    const encoded = tokenizer.encode(missing);
    const context = encoded.length / missing.length;
    missing.forEach((text, row) => rows.set(text, encoded.slice(row * context, (row + 1) * context)));
  }
  const context = texts.length === 0 ? 0 : (rows.get(texts[0] as string) as Int32Array).length;
  const tokens = new Int32Array(texts.length * context);
  texts.forEach((text, row) => tokens.set(rows.get(text) as Int32Array, row * context));
  return tokens;
}

/** The texts without a row, each once, once there is room for them. */
function missingFrom(rows: Map<string, unknown>, texts: readonly string[]): string[] {
  const different = [...new Set(texts)];
  const missing = different.filter((text) => !rows.has(text));
  if (missing.length === 0 || rows.size + missing.length <= MOST) return missing;
  rows.clear();
  return different;
}
