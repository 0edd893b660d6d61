import type { CaptionContent } from "./caption.ts";
import { compose, type DetailLevel } from "./compose.ts";
import type { Draws } from "./draws.ts";
import type { Scene } from "./scene.ts";
import { STEPS } from "./vocabulary.ts";
import { Wording } from "./wording.ts";

/** Settings of a scene's captions. */
export interface CaptionSettings extends DetailLevel {
  /** Captions of a scene; some may be equal. */
  readonly captions: number;
  /** Probability that a word is replaced by a synonym, from the last step on. */
  readonly paraphrase: number;
}

/** Probability that a caption begins with "a picture of". */
const FRAMED = 0.25;

/** Largest number of words of a caption, commas included. */
export const LONGEST = 22;

/** Factor on the completeness after each caption that is too long. */
const SHORTENING = 0.6;

/** A caption that is true of a scene. */
export function describe(scene: Scene, settings: CaptionSettings, draws: Draws): CaptionContent {
  const wording = wordingOf(scene.step, settings.paraphrase, draws);
  for (let { completeness } = settings; ; completeness *= SHORTENING) {
    const statements = compose(scene, { ...settings, completeness }, draws);
    const text = wording.sentence(statements);
    if (wordsIn(text) <= LONGEST) return { text, statements };
  }
}

/** Wording of the captions of a step. */
export function wordingOf(step: number, paraphrase: number, draws: Draws): Wording {
  return new Wording(draws, { paraphrase: step < STEPS ? 0 : paraphrase, framed: FRAMED });
}

function wordsIn(text: string): number {
  let count = 1;
  for (let place = 0; place < text.length; place++) if (text[place] === " " || text[place] === ",") count++;
  return count;
}
