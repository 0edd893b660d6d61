import type { Example, Examples } from "../data/example.ts";
import { malformedPair } from "./errors.ts";

/** A text that describes a pair's picture. */
export interface Caption {
  readonly text: string;
  /** For a generic caption: the tag of all pairs that it also describes. They are not used as its negatives. */
  readonly about?: string;
}

/** A picture with its texts. `PairStream.picture` returns the picture itself. */
export interface Pair extends Example {
  /** Group; pairs of one group show the same thing and are positives of each other. */
  readonly group: string;
  readonly captions: readonly Caption[];
  /** Tags that generic captions refer to, such as `category:animals`. */
  readonly tags: readonly string[];
  /** Whether another pair's caption is also true of this picture, if tags do not suffice. */
  isDescribedBy?(caption: Caption): boolean;
}

/** Pairs in a fixed order. */
export type Pairs = Examples<Pair>;

/** The captions of a pair; their texts may be created lazily. @throws EspalierError if it has none. */
export function captionsOf({ id, captions }: Pair): readonly Caption[] {
  if (!Array.isArray(captions) || captions.length === 0) throw malformedPair(id, "it has no captions");
  return captions;
}

/** The text of a caption. @throws EspalierError if it has none. */
export function textOf({ id }: Pair, caption: Caption): string {
  const text: unknown = caption?.text;
  if (typeof text !== "string") throw malformedPair(id, "a caption has no text");
  return text;
}

function tagsOf({ id, tags }: Pair): readonly string[] {
  if (!Array.isArray(tags)) throw malformedPair(id, "its tags are not an array");
  return tags;
}

/** Whether a caption is true of a pair's picture, by its tag or by `isDescribedBy`. */
export function isTrueOf(caption: Caption, pair: Pair): boolean {
  const { about } = caption;
  return (about !== undefined && tagsOf(pair).includes(about)) || pair.isDescribedBy?.(caption) === true;
}
