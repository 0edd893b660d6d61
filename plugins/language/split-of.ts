import { Random, type Split, splitByContent } from "espalier";

/** Share of the texts that is held out, once for search-validation and once for the test. */
const HELD_OUT = 0.05;

/** The split of a text, by its content alone: equal texts are never on both sides, in whatever step they arrive. */
export function splitOf(text: string): Split {
  return splitByContent(new Random("language split"), text, HELD_OUT);
}
