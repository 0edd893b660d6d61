import type { Random } from "../random/random.ts";
import type { Split } from "./data-stream.ts";

/**
 * The split of an example, determined by its content alone: equal examples are in one split, in every process and at
 * every step.
 * @param random the stream's key.
 * @param content content of the example, such as a text or a hash of pixels.
 * @param heldOut share of the examples for search-validation; the test split has the same share.
 */
export function splitByContent(random: Random, content: string, heldOut: number): Split {
  const position = random.fork(content).uniform();
  if (position < heldOut) return "test";
  return position < 2 * heldOut ? "search-validation" : "train";
}
