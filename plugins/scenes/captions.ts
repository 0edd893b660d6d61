import type { Told } from "./caption.ts";
import { compose, type Thoroughness } from "./compose.ts";
import type { Draws } from "./draws.ts";
import type { Scene } from "./scene.ts";
import { STEPS } from "./vocabulary.ts";
import { Wording } from "./wording.ts";

/** How scenes are spoken of. */
export interface CaptionSettings extends Thoroughness {
  /** Captions of a scene; some may be equal. */
  readonly captions: number;
  /** Chance that a word is replaced by one that means the same, from the last step on. */
  readonly paraphrase: number;
}

/** Chance that a caption begins with "a picture of". */
const FRAMED = 0.25;

/** Most words of a caption, commas counted. */
export const LONGEST = 22;

/** What each further try says less, where a caption is too long. */
const LESS = 0.6;

/** Something that is true of a scene. */
export function describe(scene: Scene, settings: CaptionSettings, draws: Draws): Told {
  const wording = wordingOf(scene.step, settings.paraphrase, draws);
  for (let { completeness } = settings; ; completeness *= LESS) {
    const statements = compose(scene, { ...settings, completeness }, draws);
    const text = wording.sentence(statements);
    if (wordsIn(text) <= LONGEST) return { text, statements };
  }
}

/** How captions of a step are put into words. */
export function wordingOf(step: number, paraphrase: number, draws: Draws): Wording {
  return new Wording(draws, { paraphrase: step < STEPS ? 0 : paraphrase, framed: FRAMED });
}

function wordsIn(text: string): number {
  let count = 1;
  for (let place = 0; place < text.length; place++) if (text[place] === " " || text[place] === ",") count++;
  return count;
}
