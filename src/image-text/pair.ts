import type { Example, Examples } from "../data/example.ts";
import { malformedPair } from "./errors.ts";

/** One of the texts that describe a pair's picture. */
export interface Caption {
  readonly text: string;
  /** For a generic caption: the tag of all pairs that it describes as well. They are no negatives for it. */
  readonly about?: string;
}

/** A picture and the texts that belong to it. The picture itself is fetched by `PairStream.picture`. */
export interface Pair extends Example {
  /** Pairs of one group are positives of each other (the same thing shown twice). */
  readonly group: string;
  readonly captions: readonly Caption[];
  /** What a generic caption may say of this pair, such as `category:animals`. */
  readonly tags: readonly string[];
  /** Whether another pair's caption is true of this picture too, where a stream can tell more than tags do. */
  isDescribedBy?(caption: Caption): boolean;
}

/** Pairs in a fixed order. */
export type Pairs = Examples<Pair>;

/** The captions of a pair, whose texts may be made when they are asked for. @throws EspalierError if it has none. */
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

/** Whether a caption says of itself, or the pair knows, that it is true of the pair's picture. */
export function isTrueOf(caption: Caption, pair: Pair): boolean {
  const { about } = caption;
  return (about !== undefined && tagsOf(pair).includes(about)) || pair.isDescribedBy?.(caption) === true;
}
