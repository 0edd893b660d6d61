import { between, type ValueList } from "../value-list.ts";
import { hasMultiple } from "./has-multiple.ts";
import { type Box, extentOfTerm, type Row, slackOf } from "./row.ts";

/** How often all rows are looked at, at most: what is left then is cut by whoever splits the box. */
const ROUNDS = 5;

/**
 * The part of a box that is left when each row has cut off what it excludes whatever the other dimensions are (bounds
 * propagation, Davis 1987, Artificial Intelligence 32): all points that keep the rows lie in it, others may as well.
 * @returns `undefined` if no point of the box keeps them.
 */
export function tighten(rows: readonly Row[], box: Box): Box | undefined {
  const tight = [...box];
  for (let round = 0, isChanged = true; round < ROUNDS && isChanged; round++) {
    isChanged = false;
    for (const row of rows) {
      const outcome = cut(row, tight);
      if (outcome === "empty") return undefined;
      if (outcome === "less") isChanged = true;
    }
  }
  return rows.every((row) => hasMultiple(row, tight)) ? tight : undefined;
}

/** Cuts a box in place. */
function cut(row: Row, box: ValueList[]): "empty" | "less" | "same" {
  const extents = row.terms.map((term) => extentOfTerm(term, box));
  let [low, high, size] = [0, 0, 0];
  for (const [least, most] of extents) {
    low += least;
    high += most;
    size += Math.max(Math.abs(least), Math.abs(most));
  }
  const slack = slackOf(row, size);
  const [minimum, maximum] = [row.minimum - slack, row.maximum + slack];
  if (low > maximum || high < minimum || minimum > maximum) return "empty";
  if (low >= minimum && high <= maximum) return "same";
  let isLess = false;
  for (const [index, { place, factor }] of row.terms.entries()) {
    const [least, most] = extents[index]!;
    const ends = [(minimum - (high - most)) / factor, (maximum - (low - least)) / factor] as const;
    const left = between(box[place]!, Math.min(...ends), Math.max(...ends));
    if (left.length === 0) return "empty";
    if (left.length < box[place]!.length) isLess = true;
    box[place] = left;
  }
  return isLess ? "less" : "same";
}
