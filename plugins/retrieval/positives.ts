import { Random } from "espalier";
import type { Caption, Pair } from "espalier/image-text";

/** Queries and candidates of a retrieval: pairs with their pictures, and distinct texts. */
export interface RetrievalSet {
  readonly pairs: readonly Pair[];
  readonly texts: readonly string[];
  /** Pairs that each text describes. */
  readonly pairsOf: readonly (readonly number[])[];
  /** Texts that describe each pair. */
  readonly textsOf: readonly (readonly number[])[];
}

/**
 * One caption of each pair, drawn by the pair's id; equal captions are merged. A text is right for its own pair and all
 * pairs of the same group. A generic text is right for all pairs with its tag. It is also right for every pair whose
 * `isDescribedBy` accepts it.
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

/**
 * Several captions of each pair, as in published figures on Flickr30K and COCO. Each is a text of its own, and only its
 * own pair is right for it. All texts of a pair are right for it, and so are equal texts of other pairs, which no model
 * can distinguish from them.
 * @param most maximum number of captions of a pair: its first ones.
 */
export function publishedSet(pairs: readonly Pair[], most: number): RetrievalSet {
  const texts: string[] = [];
  const pairsOf: number[][] = [];
  pairs.forEach(({ captions }, index) => {
    for (const { text } of captions.slice(0, most)) {
      texts.push(text);
      pairsOf.push([index]);
    }
  });
  const equal = indicesBy(texts, (text) => [text]);
  const own = indicesBy(pairsOf, ([index]) => [index]);
  const textsOf = pairs.map((_, index) => [
    ...new Set((own.get(index) ?? []).flatMap((place) => equal.get(texts[place] as string) ?? [])),
  ]);
  return { pairs, texts, pairsOf, textsOf };
}

/** The pairs that a caption describes besides those of its group: by its tag, or by their `isDescribedBy`. */
function alsoDescribed(pairs: readonly Pair[]): (caption: Caption) => readonly number[] {
  const ofTag = indicesBy(pairs, ({ tags }) => [...new Set(tags)]);
  const judging = [...pairs.keys()].filter((index) => pairs[index]?.isDescribedBy !== undefined);
  return (caption) => [
    ...((caption.about === undefined ? undefined : ofTag.get(caption.about)) ?? []),
    ...judging.filter((index) => pairs[index]?.isDescribedBy?.(caption)),
  ];
}

/** One of the pair's captions that are true of the fewest pairs. */
function mostSpecific(pair: Pair, also: (caption: Caption) => readonly number[]): Caption {
  const breadths = pair.captions.map((caption) => also(caption).length);
  const least = Math.min(...breadths);
  return new Random("retrieval")
    .fork(pair.id)
    .choice(pair.captions.filter((_, place) => breadths[place] === least));
}

function indicesBy<Item, Key>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly Key[],
): Map<Key, number[]> {
  const indices = new Map<Key, number[]>();
  items.forEach((item, index) => {
    for (const key of keysOf(item)) {
      const known = indices.get(key);
      if (known === undefined) indices.set(key, [index]);
      else known.push(index);
    }
  });
  return indices;
}
