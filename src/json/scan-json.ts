/** Maximum nesting depth. Parsers and the functions that visit their results recurse. */
export const MAX_DEPTH = 100;

/** Facts about the characters of a JSON text, found before it is parsed. */
export interface JsonScan {
  /** Number of colons outside strings, which is the number of keys, repeated ones included. */
  readonly keys: number;
  /** Offset of the bracket that is nested deeper than `MAX_DEPTH`. */
  readonly tooDeep?: number;
  /** Offset of an unescaped line break or other control character inside a string. */
  readonly control?: number;
}

/** Scans a text, valid JSON or not. */
export function scanJson(text: string): JsonScan {
  let [keys, depth] = [0, 0];
  for (let place = 0; place < text.length; place++) {
    const character = text.charCodeAt(place);
    if (character === QUOTE) {
      const end = endOfString(text, place);
      if (text.charCodeAt(end) < SPACE) return { keys, control: end };
      place = end;
    } else if (character === COLON) keys++;
    else if (character === BRACKET || character === BRACE) {
      if (++depth > MAX_DEPTH) return { keys, tooDeep: place };
    } else if (character === BRACKET + 2 || character === BRACE + 2) depth--;
  }
  return { keys };
}

/** Offset of the quote that ends a string, of the control character in it, or of the text's end. */
function endOfString(text: string, start: number): number {
  let place = start + 1;
  for (; place < text.length; place++) {
    const character = text.charCodeAt(place);
    if (character === QUOTE || character < SPACE) break;
    if (character === BACKSLASH) place++;
  }
  return place;
}

const QUOTE = 0x22;
const SPACE = 0x20;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
/** Code of `[`; `]` is 2 higher, and `{` and `}` likewise. */
const BRACKET = 0x5b;
const BRACE = 0x7b;
