import type { Tokenizer } from "./tokenizer.ts";

/** Maximum number of cached texts per tokenizer, since a stream may never repeat itself. */
const MOST = 100_000;

/** Token ids by tokenizer and text. */
const known = new WeakMap<Tokenizer, Map<string, Int32Array>>();

/**
 * `tokenizer.encode(texts)` with a cache, `[texts.length, context]`, since training repeats the same captions. The
 * cache is emptied after 100,000 texts.
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

/** The distinct texts missing from the cache, which is emptied if it lacks room for them. */
function missingFrom(rows: Map<string, unknown>, texts: readonly string[]): string[] {
  const different = [...new Set(texts)];
  const missing = different.filter((text) => !rows.has(text));
  if (missing.length === 0 || rows.size + missing.length <= MOST) return missing;
  rows.clear();
  return different;
}
