import { captionsOf, textOf } from "./pair.ts";
import type { PairStream } from "./pair-stream.ts";

/** Training texts for a tokenizer's vocabulary: one list for each step up to `step`. */
export function arrivedTexts(stream: PairStream, step: number): Promise<readonly (readonly string[])[]> {
  return Promise.all(Array.from({ length: step }, (_, index) => textsOf(stream, index + 1)));
}

async function textsOf(stream: PairStream, step: number): Promise<readonly string[]> {
  if (stream.texts !== undefined) return await stream.texts(step);
  const pairs = await stream.examples(step, "train");
  return [...pairs].flatMap((pair) => captionsOf(pair).map((caption) => textOf(pair, caption)));
}
