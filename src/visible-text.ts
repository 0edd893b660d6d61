/**
 * Characters that a terminal or a browser executes or hides: control characters except line break and tab, line and
 * paragraph separators, bidirectional marks, zero-width characters, halves of surrogate pairs. Joiners and tags are
 * not included, since emoji need them.
 */
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex
  /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}]/gu;

/** Replaces invisible characters by escapes such as `\x1b` and `\u202e`. Line breaks and tabs stay. */
export function visibleText(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll(INVISIBLE, escaped);
}

/** `visibleText` on one line: a line break and the space around it become one space, a tab becomes an escape. */
export function visibleLine(text: string): string {
  return visibleText(text)
    .replaceAll(/\s*\n\s*/g, " ")
    .replaceAll("\t", escaped);
}

/** JSON of the same value, with escapes for invisible characters. */
export function visibleJson(json: string): string {
  return json.replaceAll(INVISIBLE, (character) => `\\u${hexadecimal(character, 4)}`);
}

function escaped(character: string): string {
  return character < "\u0100" ? `\\x${hexadecimal(character, 2)}` : `\\u${hexadecimal(character, 4)}`;
}

function hexadecimal(character: string, digits: number): string {
  return character.charCodeAt(0).toString(16).padStart(digits, "0");
}
