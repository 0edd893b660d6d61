import { malformedPair } from "./errors.ts";
import { type Caption, isTrueOf, type Pair } from "./pair.ts";

/** Relations between the pictures (rows) and texts (columns) of a batch, each `[size, size]`. */
export interface Relations {
  /** 1 where picture and text belong to the same group. */
  readonly positives: Float32Array;
  /** 1 where a text is true of a picture of another group. */
  readonly ambiguous: Float32Array;
}

/** @param captions the chosen caption of each pair. */
export function relationsOf(pairs: readonly Pair[], captions: readonly Caption[]): Relations {
  const size = pairs.length;
  const positives = new Float32Array(size * size);
  const ambiguous = new Float32Array(size * size);
  const groups = numbered(pairs.map(groupOf));
  for (let text = 0; text < size; text++) {
    const caption = captions[text] as Caption;
    for (let picture = 0; picture < size; picture++) {
      const place = picture * size + text;
      if (groups[picture] === groups[text]) positives[place] = 1;
      else if (isTrueOf(caption, pairs[picture] as Pair)) ambiguous[place] = 1;
    }
  }
  return { positives, ambiguous };
}

function groupOf({ id, group }: Pair): string {
  if (typeof group !== "string") throw malformedPair(id, "its group is not a string");
  return group;
}

/** Replaces names by numbers, which are faster to compare. */
function numbered(names: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(names, (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}
