/** Special token ids and the length of an encoded text. */
export interface Frame {
  readonly contextLength: number;
  readonly padding: number;
  readonly startOfText: number;
  readonly endOfText: number;
}

/** Encodes texts to rows of `contextLength` ids with start, end and padding. Longer texts are truncated. */
export function encodeAll(
  encode: (text: string) => readonly number[],
  { contextLength, padding, startOfText, endOfText }: Frame,
): (texts: readonly string[]) => Int32Array {
  return (texts) => {
    const rows = new Int32Array(texts.length * contextLength).fill(padding);
    for (const [index, text] of texts.entries())
      rows.set([startOfText, ...encode(text).slice(0, contextLength - 2), endOfText], index * contextLength);
    return rows;
  };
}
