import { readFile } from "node:fs/promises";
import type { Tokenizer } from "espalier/image-text";
import type { ClipOptions } from "./options.ts";
import { wordFiles } from "./word-files.ts";
import { vocabularyOf, wordIds, wordTokenizer } from "./word-tokenizer.ts";

/** Tokenizers of a vocabulary as it grows with the arrivals. */
export interface Tokenizers {
  readonly endOfText: number;
  tokenizer(arrivals: readonly (readonly string[])[]): Tokenizer;
  /** Files of the tokenizer for other programs, by name. @param idOf exported number of an id. */
  files(
    arrivals: readonly (readonly string[])[],
    idOf: (id: number) => number,
  ): Promise<ReadonlyMap<string, string | Uint8Array>>;
}

/** Creates the tokenizers of the option `tokenizer`. @throws EspalierError if the vocabulary file cannot be read. */
export async function createTokenizers(options: ClipOptions): Promise<Tokenizers> {
  const { contextLength, vocabularySize, tokenizer } = options;
  return tokenizer === "words"
    ? words(contextLength, vocabularySize)
    : await bytePairs(contextLength, tokenizer.vocabulary);
}

function words(contextLength: number, vocabularySize: number): Tokenizers {
  return {
    endOfText: wordIds.endOfText,
    tokenizer: (arrivals) => wordTokenizer(vocabularyOf(arrivals, vocabularySize), contextLength),
    files: async (arrivals, idOf) => wordFiles(vocabularyOf(arrivals, vocabularySize), contextLength, idOf),
  };
}

async function bytePairs(contextLength: number, file: string): Promise<Tokenizers> {
  const { bytePairTokenizer, readMerges } = await import("./byte-pair-tokenizer.ts");
  const tokenizer = bytePairTokenizer(await readMerges(file), contextLength);
  return {
    endOfText: tokenizer.endOfText,
    tokenizer: () => tokenizer,
    files: async () => new Map([["bpe_simple_vocab_16e6.txt.gz", await readFile(file)]]),
  };
}
