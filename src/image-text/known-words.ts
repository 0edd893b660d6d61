import { arrivedTexts } from "./arrived-texts.ts";
import type { PairStream } from "./pair-stream.ts";

const known = new WeakMap<PairStream, Map<number, Promise<ReadonlySet<string>>>>();

/** The words of all training captions up to a step. Cached, since several tasks ask for them. */
export function knownWords(stream: PairStream, step: number): Promise<ReadonlySet<string>> {
  const bySteps = known.get(stream) ?? new Map<number, Promise<ReadonlySet<string>>>();
  known.set(stream, bySteps);
  const words = bySteps.get(step) ?? wordsUpTo(stream, step);
  bySteps.set(step, words);
  return words;
}

/** The words of a text in lower case: its letters and digits. */
export function wordsIn(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== "");
}

async function wordsUpTo(stream: PairStream, step: number): Promise<ReadonlySet<string>> {
  const words = new Set<string>();
  for (const texts of await arrivedTexts(stream, step))
    for (const text of texts) for (const word of wordsIn(text)) words.add(word);
  return words;
}
