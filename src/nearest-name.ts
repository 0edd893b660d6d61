import { distance } from "fastest-levenshtein";

/** Comparing two names takes as many steps as the product of their lengths. */
const LONGEST = 200;

/** The known name that somebody who wrote `name` most likely meant, if any is close. */
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
