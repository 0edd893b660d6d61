import { type Caption, type Pair, Random } from "espalier";

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
 * all pairs of the same group, and, if it is generic, for all pairs that carry its tag.
 */
export function retrievalSet(pairs: readonly Pair[]): RetrievalSet {
  const ofGroup = indicesBy(pairs, ({ group }) => [group]);
  const ofTag = indicesBy(pairs, ({ tags }) => [...new Set(tags)]);
  const right = new Map<string, Set<number>>();
  for (const pair of pairs) {
    const { text, about } = mostSpecific(pair, ofTag);
    const indices = right.get(text) ?? new Set();
    for (const index of ofGroup.get(pair.group) ?? []) indices.add(index);
    if (about !== undefined) for (const index of ofTag.get(about) ?? []) indices.add(index);
    right.set(text, indices);
  }
  const pairsOf = [...right.values()].map((indices) => [...indices]);
  const textsOf: number[][] = pairs.map(() => []);
  pairsOf.forEach((indices, text) => indices.forEach((index) => textsOf[index]?.push(text)));
  return { pairs, texts: [...right.keys()], pairsOf, textsOf };
}

/** A caption that is true of as few pairs as possible. */
function mostSpecific(pair: Pair, ofTag: ReadonlyMap<string, readonly number[]>): Caption {
  const breadth = ({ about }: Caption) => (about === undefined ? 0 : (ofTag.get(about)?.length ?? 0));
  const least = Math.min(...pair.captions.map(breadth));
  return new Random("retrieval")
    .fork(pair.id)
    .choice(pair.captions.filter((each) => breadth(each) === least));
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
