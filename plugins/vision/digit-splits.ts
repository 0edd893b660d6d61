import { Random, type Split, splitByContent } from "espalier";
import type { Digit } from "./read-digits.ts";

/** Share of the digits held out for search-validation, and the same share for the test. */
const SHARE = 0.1;

/** The split of a digit by its pixels alone, so that identical pictures are in one split. */
export function splitOf({ content }: Pick<Digit, "content">): Split {
  return splitByContent(new Random("digits split"), content, SHARE);
}
