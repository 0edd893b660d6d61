import { distance } from "fastest-levenshtein";

/** Longest name that is compared: the time grows with the product of both lengths. */
const LONGEST = 200;

/** The known name closest to `name` by edit distance, if any is close enough to be a typo. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  return nearestNames(name, known, 1)[0];
}

/** The known names that are close to `name`, the closest first. */
export function nearestNames(name: string, known: readonly string[], count: number): readonly string[] {
  if (name.length > LONGEST) return [];
  const ranked = known
    .filter(({ length }) => length <= LONGEST)
    .map((candidate) => ({ candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((one, other) => one.edits - other.edits);
  const tolerance = Math.min(Math.max(2, Math.floor(name.length / 3)), name.length - 1);
  const least = ranked[0]?.edits ?? 0;
  return ranked
    .filter(({ edits }) => edits <= Math.min(tolerance, least + 1))
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** `Did you mean "x"?`, or nothing. */
export function didYouMean(nearest: string | undefined): string | undefined {
  return nearest === undefined ? undefined : `Did you mean "${nearest}"?`;
}
