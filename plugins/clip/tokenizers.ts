import type { Tokenizer } from "espalier";
import type { ClipOptions } from "./options.ts";
import { endOfText, wordTokenizer } from "./word-tokenizer.ts";

/** A way of turning texts into ids, and the id that ends a text. */
export interface Tokenizers {
  readonly endOfText: number;
  tokenizer(arrivals: readonly (readonly string[])[]): Tokenizer;
}

/** The tokenizers that the options ask for. @throws EspalierError if the vocabulary file cannot be read. */
export async function createTokenizers(options: ClipOptions): Promise<Tokenizers> {
  const { contextLength, vocabularySize } = options;
  if (options.tokenizer === "words")
    return {
      endOfText,
      tokenizer: (arrivals) => wordTokenizer(arrivals, { contextLength, vocabularySize }),
    };
  const { bytePairTokenizer, readMerges } = await import("./byte-pair-tokenizer.ts");
  const tokenizer = bytePairTokenizer(await readMerges(options.tokenizer.vocabulary), contextLength);
  return { endOfText: tokenizer.endOfText, tokenizer: () => tokenizer };
}
