import type { Arbitrary } from "fast-check";
import type { Corpus } from "./corpus.ts";

/** What stands in the folder of an input, by relative path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A kind of file that Espalier reads, how inputs are made of it, and what reading one has to keep. */
export interface Kind {
  readonly name: string;
  /** Valid files with something changed, and files made from their schema. */
  inputs(corpus: Corpus): Arbitrary<Files>;
  /**
   * Reads an input on the paths that the commands take.
   * @param folder where the files of the input lie; anything may be written there.
   * @throws EspalierError if the input is refused, which is right; anything else is a fault.
   */
  read(folder: string): Promise<void>;
}
