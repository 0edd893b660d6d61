import { createHash } from "node:crypto";
import { Random, type Split } from "espalier";
import { digitsStream } from "./tiny-vision.ts";

export const SPLITS: readonly Split[] = ["train", "search-validation", "test"];

/** Every so many pictures are looked at. */
const STRIDE = 25;

/** A digest of ids and labels of every step and split, of some pictures, and of the first of each varied. */
export async function digestOf(order: "classes" | "mixed"): Promise<string> {
  const stream = digitsStream(order);
  const hash = createHash("sha256");
  for (let step = 1; step <= stream.steps; step++) {
    for (const split of SPLITS) {
      const examples = await stream.examples(step, split);
      for (const [place, example] of examples.entries()) {
        hash.update(`${step} ${split} ${example.id} ${example.label}`);
        if (place % STRIDE === 0) hash.update((await stream.picture(example)).pixels);
      }
      hash.update((await stream.picture(examples[0]!, new Random("digest"))).pixels);
    }
  }
  return hash.digest("hex");
}
