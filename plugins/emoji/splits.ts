import { Random, type Split } from "espalier";
import type { Drawing } from "./drawing.ts";
import { RELEASES } from "./releases.ts";
import { isTwin } from "./twins.ts";
import { wordsOf } from "./words.ts";

/** Share of the drawings with a skin tone held out for search-validation, and the same share for the test. */
const TONE_SHARE = 0.1;
/** Share of the other drawings for search-validation, if their words are known. */
const WORDS_SHARE = 0.2;

/**
 * The split of every Google drawing by its id alone, so that it is the same for any number of steps, seed and options.
 * Held-out drawings are new combinations of known parts: single tones of things in several tones, for search-validation
 * and the test. Things with one drawing stay in training. The exception is a share for search-validation, since nothing
 * has a tone before Unicode 1.0: all words of their names must occur in training drawings of the same or an earlier
 * release. Drawings that look like another one stay in training.
 */
export function splits(drawings: readonly Drawing[]): Map<string, Split> {
  const intended = new Map(drawings.map((drawing) => [drawing.id, intendedSplit(drawing)]));
  const known = knownSince(drawings.filter(({ id }) => intended.get(id) === "train"));
  return new Map(
    drawings.map((drawing) => {
      const split = intended.get(drawing.id) as Split;
      return [drawing.id, needed(drawing).every((word) => isKnown(known, word, drawing)) ? split : "train"];
    }),
  );
}

function intendedSplit({ id, tones }: Drawing): Split {
  if (isTwin(id)) return "train";
  const position = new Random("emoji split").fork(id).uniform();
  if (position < (tones.length > 0 ? TONE_SHARE : WORDS_SHARE)) return "search-validation";
  return tones.length > 0 && position < 2 * TONE_SHARE ? "test" : "train";
}

/** Words that training must have shown: the thing itself if it has several tones, or else the words of its name. */
function needed(drawing: Drawing): string[] {
  return drawing.tones.length > 0 ? [thingWord(drawing)] : wordsOf(drawing.name);
}

/** Index of the first release in which training drawings show each word. */
function knownSince(drawings: readonly Drawing[]): Map<string, number> {
  const known = new Map<string, number>();
  for (const drawing of drawings) {
    const release = RELEASES.indexOf(drawing.release);
    for (const word of [...wordsOf(drawing.name), thingWord(drawing)]) {
      known.set(word, Math.min(known.get(word) ?? release, release));
    }
  }
  return known;
}

function isKnown(known: ReadonlyMap<string, number>, word: string, { release }: Drawing): boolean {
  return (known.get(word) ?? Number.POSITIVE_INFINITY) <= RELEASES.indexOf(release);
}

function thingWord({ thing }: Drawing): string {
  return `thing:${thing}`;
}
