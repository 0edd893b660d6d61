import { Random, type Split } from "espalier";

/** Share of the texts that is held out, once for search-validation and once for the test. */
const HELD_OUT = 0.05;

/** The split of a text, by its content alone: equal texts are never on both sides, in whatever step they arrive. */
export function splitOf(text: string): Split {
  const position = new Random("language split").fork(text).uniform();
  if (position < HELD_OUT) return "test";
  return position < 2 * HELD_OUT ? "search-validation" : "train";
}
