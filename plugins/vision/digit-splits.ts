import { Random, type Split } from "espalier";
import type { Digit } from "./read-digits.ts";

/** Share of the digits that is held out, once for search-validation and once for the test. */
const SHARE = 0.1;

/** The split of a digit, by its pixels alone: pictures that look the same are in one split. */
export function splitOf({ content }: Pick<Digit, "content">): Split {
  const position = new Random("digits split").fork(content).uniform();
  if (position < SHARE) return "test";
  return position < 2 * SHARE ? "search-validation" : "train";
}
