import { arrivedTexts, type PairStream } from "espalier/image-text";

const known = new WeakMap<PairStream, Map<number, Promise<ReadonlySet<string>>>>();

/** The words of all training captions up to a step. Cached, since nine tasks ask for them. */
export function knownWords(stream: PairStream, step: number): Promise<ReadonlySet<string>> {
  const bySteps = known.get(stream) ?? new Map<number, Promise<ReadonlySet<string>>>();
  known.set(stream, bySteps);
  const words = bySteps.get(step) ?? wordsUpTo(stream, step);
  bySteps.set(step, words);
  return words;
}

async function wordsUpTo(stream: PairStream, step: number): Promise<ReadonlySet<string>> {
  const texts = (await arrivedTexts(stream, step)).flat();
  return new Set(texts.flatMap((text) => text.split(/[^\p{Letter}\p{Number}]+/u)));
}
