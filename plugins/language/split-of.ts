import { Random, type Split, splitByContent } from "espalier";

/** Share of the texts held out for search-validation, and the same share for the test. */
const HELD_OUT = 0.05;

/** The split of a text by its content alone, so that equal texts of any step are in one split. */
export function splitOf(text: string): Split {
  return splitByContent(new Random("language split"), text, HELD_OUT);
}
