import { distance } from "fastest-levenshtein";

/** Longest name that is compared: the time grows with the product of both lengths. */
const LONGEST = 200;

/** The known name closest to `name` by edit distance, if any is close enough to be a typo. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined;
  const ranked = known
    .filter(({ length }) => length <= LONGEST)
    .map((candidate) => ({ candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((one, other) => one.edits - other.edits);
  const [best] = ranked;
  const tolerance = Math.max(2, Math.floor(name.length / 3));
  return best !== undefined && best.edits <= Math.min(tolerance, name.length - 1)
    ? best.candidate
    : undefined;
}

/** `Did you mean "x"?`, or nothing. */
export function didYouMean(nearest: string | undefined): string | undefined {
  return nearest === undefined ? undefined : `Did you mean "${nearest}"?`;
}
