import { Random } from "espalier";
import type { Caption, Pair } from "espalier/image-text";

/** What a retrieval is asked: pictures on one side, different texts on the other. */
export interface RetrievalSet {
  readonly pairs: readonly Pair[];
  readonly texts: readonly string[];
  /** For each text the pairs that it describes. */
  readonly pairsOf: readonly (readonly number[])[];
  /** For each pair the texts that describe it. */
  readonly textsOf: readonly (readonly number[])[];
}

/**
 * One caption of each pair, keyed by the pair's id, equal ones taken together. A text is right for its own pair, for
 * all pairs of the same group, if it is generic for all pairs that carry its tag, and for all pairs that can tell that
 * it is true of them.
 */
export function retrievalSet(pairs: readonly Pair[]): RetrievalSet {
  const ofGroup = indicesBy(pairs, ({ group }) => [group]);
  const also = alsoDescribed(pairs);
  const right = new Map<string, Set<number>>();
  for (const pair of pairs) {
    const caption = mostSpecific(pair, also);
    const indices = right.get(caption.text) ?? new Set();
    for (const index of ofGroup.get(pair.group) ?? []) indices.add(index);
    for (const index of also(caption)) indices.add(index);
    right.set(caption.text, indices);
  }
  const pairsOf = [...right.values()].map((indices) => [...indices]);
  const textsOf: number[][] = pairs.map(() => []);
  pairsOf.forEach((indices, text) => indices.forEach((index) => textsOf[index]?.push(text)));
  return { pairs, texts: [...right.keys()], pairsOf, textsOf };
}

/** The pairs that a caption describes besides those of its group: by its tag, and by what they know themselves. */
function alsoDescribed(pairs: readonly Pair[]): (caption: Caption) => readonly number[] {
  const ofTag = indicesBy(pairs, ({ tags }) => [...new Set(tags)]);
  const knowing = [...pairs.keys()].filter((index) => pairs[index]?.isDescribedBy !== undefined);
  return (caption) => [
    ...((caption.about === undefined ? undefined : ofTag.get(caption.about)) ?? []),
    ...knowing.filter((index) => pairs[index]?.isDescribedBy?.(caption)),
  ];
}

/** A caption that is true of as few pairs as possible. */
function mostSpecific(pair: Pair, also: (caption: Caption) => readonly number[]): Caption {
  const breadths = pair.captions.map((caption) => also(caption).length);
  const least = Math.min(...breadths);
  return new Random("retrieval")
    .fork(pair.id)
    .choice(pair.captions.filter((_, place) => breadths[place] === least));
}

function indicesBy(pairs: readonly Pair[], keysOf: (pair: Pair) => readonly string[]): Map<string, number[]> {
  const indices = new Map<string, number[]>();
  pairs.forEach((pair, index) => {
    for (const key of keysOf(pair)) {
      const known = indices.get(key);
      if (known === undefined) indices.set(key, [index]);
      else known.push(index);
    }
  });
  return indices;
}
