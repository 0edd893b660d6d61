import type { Drawing, Encoder } from "espalier";
import { noInputOfTexts } from "./errors.ts";
import type { TextExample } from "./text-example.ts";
import { START } from "./tokens.ts";

/** Arrays of a batch that the model reads. */
export const TEXT_INPUTS = ["tokens"] as const;

/** Arrays of a batch that the loss compares the logits with. */
export const TEXT_TARGETS = ["next", "weights"] as const;

/**
 * Texts as windows of their UTF-8 bytes: `tokens` `[batch, context]`, the start symbol and then all bytes but the last;
 * `next` `[batch, context]`, the bytes; `weights` `[batch, context]`, 1 where there is a byte.
 */
export function textEncoder(contextLength: number): Encoder<TextExample> {
  return {
    encode: async (examples, drawing) => {
      const windows = windowsOf(examples, drawing, contextLength);
      return {
        tokens: tokensOf(windows, contextLength),
        next: rows(Int32Array, windows, contextLength, (window, at) => window[at] ?? 0),
        weights: rows(Float32Array, windows, contextLength, (window, at) => (at < window.length ? 1 : 0)),
      };
    },
    input: (name, items) => {
      if (name !== "tokens") throw noInputOfTexts(name);
      return tokensOf(items as readonly Uint8Array[], contextLength);
    },
  };
}

/** A window of each text at a random place, or at the beginning without a key. */
function windowsOf(
  examples: readonly TextExample[],
  { random }: Drawing,
  contextLength: number,
): readonly Uint8Array[] {
  const encoder = new TextEncoder();
  const key = random?.fork("window");
  return examples.map(({ text }, place) => {
    const bytes = encoder.encode(text);
    const last = Math.max(0, bytes.length - contextLength);
    const start = key === undefined ? 0 : key.fork(place).integer(0, last);
    return bytes.subarray(start, start + contextLength);
  });
}

function tokensOf(windows: readonly Uint8Array[], contextLength: number) {
  return rows(Int32Array, windows, contextLength, (window, at) =>
    at === 0 ? START : (window[at - 1] ?? START),
  );
}

/** One row for each window. */
function rows<Data extends Int32Array | Float32Array>(
  of: new (length: number) => Data,
  windows: readonly Uint8Array[],
  contextLength: number,
  valueAt: (window: Uint8Array, at: number) => number,
) {
  const data = new of(windows.length * contextLength);
  windows.forEach((window, row) => {
    for (let at = 0; at < contextLength; at++) data[row * contextLength + at] = valueAt(window, at);
  });
  return { shape: [windows.length, contextLength], data };
}
