/** The ids with a meaning of their own, and how long a text may be. */
export interface Frame {
  readonly contextLength: number;
  readonly padding: number;
  readonly startOfText: number;
  readonly endOfText: number;
}

/** Encodes texts one by one, cuts what is too long, and adds start, end and padding. */
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
