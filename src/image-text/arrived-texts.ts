import { captionsOf, textOf } from "./pair.ts";
import type { PairStream } from "./pair-stream.ts";

/** Training texts of the steps up to `step`, a list for each: what a tokenizer may know. */
export function arrivedTexts(stream: PairStream, step: number): Promise<readonly (readonly string[])[]> {
  return Promise.all(Array.from({ length: step }, (_, index) => textsOf(stream, index + 1)));
}

async function textsOf(stream: PairStream, step: number): Promise<readonly string[]> {
  if (stream.texts !== undefined) return await stream.texts(step);
  const pairs = await stream.examples(step, "train");
  return [...pairs].flatMap((pair) => captionsOf(pair).map((caption) => textOf(pair, caption)));
}
