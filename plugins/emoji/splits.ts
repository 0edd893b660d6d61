import { Random, type Split } from "espalier";
import type { Drawing } from "./drawing.ts";
import { RELEASES } from "./releases.ts";
import { isTwin } from "./twins.ts";
import { wordsOf } from "./words.ts";

/** Share of the drawings with a skin tone that is held out, once for search-validation and once for the test. */
const TONE_SHARE = 0.1;
/** Share of the other drawings that search-validation gets if their words are known. */
const WORDS_SHARE = 0.2;

/**
 * The split of every Google drawing, by its id alone: the same for any number of growth steps, seeds and options.
 * Held out are new combinations of known parts. Of things in several tones, single tones go to search-validation and
 * to the test. Things with one drawing stay in training, but for some that search-validation needs (nothing has a
 * tone before Unicode 1.0): only those whose words all occur in the names of other training drawings, of the same or
 * an earlier release. Drawings that look like another one stay in training too.
 */
export function splits(drawings: readonly Drawing[]): Map<string, Split> {
  const wished = new Map(drawings.map((drawing) => [drawing.id, wish(drawing)]));
  const known = knownSince(drawings.filter(({ id }) => wished.get(id) === "train"));
  return new Map(
    drawings.map((drawing) => {
      const split = wished.get(drawing.id) as Split;
      return [drawing.id, needed(drawing).every((word) => isKnown(known, word, drawing)) ? split : "train"];
    }),
  );
}

function wish({ id, tones }: Drawing): Split {
  if (isTwin(id)) return "train";
  const position = new Random("emoji split").fork(id).uniform();
  if (position < (tones.length > 0 ? TONE_SHARE : WORDS_SHARE)) return "search-validation";
  return tones.length > 0 && position < 2 * TONE_SHARE ? "test" : "train";
}

/** What training must have shown: of a thing in several tones the thing itself, else the words of its name. */
function needed(drawing: Drawing): string[] {
  return drawing.tones.length > 0 ? [thingWord(drawing)] : wordsOf(drawing.name);
}

/** For each word the release, as an index, since which training drawings show it. */
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
