import { arrayOf, type NdArray, type ParameterTree } from "espalier";
import type { Tokenizer } from "espalier/image-text";

const EMBEDDING = "token_embedding.weight";

/**
 * An order of the token ids in which the end of text has the largest id, as open_clip expects. It is swapped with the
 * last row of the embedding.
 */
export interface TokenOrder {
  readonly idOf: (id: number) => number;
  tokenizer(tokenizer: Tokenizer): Tokenizer;
  /** The parameters, with the rows of the token embedding in this order. */
  reorder(parameters: ParameterTree): ParameterTree;
}

export function endOfTextLast(endOfText: number, rows: number): TokenOrder {
  const last = rows - 1;
  const idOf = (id: number) => (id === endOfText ? last : id === last ? endOfText : id);
  return {
    idOf,
    tokenizer: (own) => ({ encode: (texts) => own.encode(texts).map(idOf), size: own.size }),
    reorder: (parameters) =>
      new Map([...parameters, [EMBEDDING, swapRows(arrayOf(parameters, EMBEDDING), endOfText, last)]]),
  };
}

function swapRows({ shape, data }: NdArray, one: number, other: number): NdArray {
  const width = shape[1] as number;
  const row = (index: number) => data.subarray(index * width, (index + 1) * width);
  const swapped = data.slice();
  swapped.set(row(other), one * width);
  swapped.set(row(one), other * width);
  return { shape, data: swapped };
}
