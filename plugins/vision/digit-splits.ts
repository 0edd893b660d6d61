import { Random, type Split, splitByContent } from "espalier";
import type { Digit } from "./read-digits.ts";

/** Share of the digits that is held out, once for search-validation and once for the test. */
const SHARE = 0.1;

/** The split of a digit, by its pixels alone: pictures that look the same are in one split. */
export function splitOf({ content }: Pick<Digit, "content">): Split {
  return splitByContent(new Random("digits split"), content, SHARE);
}
