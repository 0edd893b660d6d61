import { between, type ValueList } from "../value-list.ts";
import { hasMultiple } from "./has-multiple.ts";
import { type Box, extentOfTerm, type Row, slackOf } from "./row.ts";

/** Maximum number of passes over all rows; splitting the box cuts the rest. */
const ROUNDS = 5;

/**
 * Shrinks a box by bounds propagation (Davis 1987, Artificial Intelligence 32). The result contains all points that
 * keep the rows, and possibly others.
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

/** Shrinks a box in place by one row. */
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
