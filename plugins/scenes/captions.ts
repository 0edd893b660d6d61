import { SceneCaption } from "./caption.ts";
import { compose } from "./compose.ts";
import type { Draws } from "./draws.ts";
import type { Scene } from "./scene.ts";
import { PARAPHRASED } from "./vocabulary.ts";
import { Wording } from "./wording.ts";

/** How scenes are spoken of. */
export interface CaptionSettings {
  /** Captions of a scene, equal ones counted apart. */
  readonly captions: number;
  /** Chance that something that can be said is said. */
  readonly completeness: number;
  /** Chance that a word is replaced by one that means the same, from the last step on. */
  readonly paraphrase: number;
}

/** Chance that a caption begins with "a picture of". */
const FRAMED = 0.25;

/** Most words of a caption, commas counted. */
export const LONGEST = 22;

/** What each further try says less, where a caption is too long. */
const LESS = 0.6;

/** Several captions, each true of the scene. */
export function captionsOf(scene: Scene, settings: CaptionSettings, draws: Draws): SceneCaption[] {
  const captions = new Map<string, SceneCaption>();
  for (let index = 0; index < settings.captions; index++) {
    const caption = captionOf(scene, settings, draws);
    captions.set(caption.text, caption);
  }
  return [...captions.values()];
}

/** One of them. */
export function captionOf(
  scene: Scene,
  { completeness, paraphrase }: CaptionSettings,
  draws: Draws,
): SceneCaption {
  const wording = wordingOf(scene.step, paraphrase, draws);
  for (let said = completeness; ; said *= LESS) {
    const statements = compose(scene, said, draws);
    const text = wording.sentence(statements);
    if (wordsIn(text) <= LONGEST) return new SceneCaption(text, statements);
  }
}

/** How captions of a step are put into words. */
export function wordingOf(step: number, paraphrase: number, draws: Draws): Wording {
  return new Wording(draws, { paraphrase: step < PARAPHRASED ? 0 : paraphrase, framed: FRAMED });
}

function wordsIn(text: string): number {
  return text.split(/ |(?=,)/).length;
}
