import type { ShownExample } from "../data/data-stream.ts";
import { dataUri } from "./data-uri.ts";
import type { Pair } from "./pair.ts";
import type { PairStream } from "./pair-stream.ts";

/** A pair as `espalier preview` shows it: its picture, its captions and its tags. */
export async function showPair(stream: Pick<PairStream, "picture">, pair: Pair): Promise<ShownExample> {
  return {
    media: await dataUri(await stream.picture(pair)),
    texts: [...new Set(pair.captions.map(({ text }) => text))],
    notes: pair.tags,
  };
}
