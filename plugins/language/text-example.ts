import type { Example } from "espalier";

/** Kind of the examples of a stream of texts. */
export const TEXT = "text";

/** A text that a language model learns from. */
export interface TextExample extends Example {
  readonly text: string;
  /** Name of the document that it is a part of. Parts of one document count as dependent. Default: the id. */
  readonly document?: string;
}
