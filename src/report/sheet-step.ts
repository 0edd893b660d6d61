import type { Pair } from "../data/pair.ts";
import type { PairStream, Split } from "../data/pair-stream.ts";
import { Random } from "../random/random.ts";
import { dataUri } from "./data-uri.ts";
import type { SheetPair, SheetStep } from "./picture-sheet.ts";

/**
 * Some pairs of a step, one of each part of it: what streams do in turn must not show one thing only.
 * @param count how many at most.
 */
export async function sheetStep(
  stream: PairStream,
  step: number,
  split: Split,
  count: number,
): Promise<SheetStep> {
  const pairs = await stream.pairs(step, split);
  const shown = Math.min(count, pairs.length);
  const chosen = Array.from(new Random("preview").fork(step).uniforms(shown), (share, place) => {
    const index = Math.floor(((place + share) * pairs.length) / shown);
    return pairs.at(index) as Pair;
  });
  return {
    name: stream.stepNames[step - 1] ?? "",
    count: pairs.length,
    pairs: await Promise.all(chosen.map((pair) => sheetPair(stream, pair))),
  };
}

async function sheetPair(stream: PairStream, pair: Pair): Promise<SheetPair> {
  return {
    id: pair.id,
    picture: await dataUri(await stream.picture(pair)),
    captions: [...new Set(pair.captions.map(({ text }) => text))],
    tags: pair.tags,
  };
}
