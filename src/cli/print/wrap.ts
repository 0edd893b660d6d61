import stringWidth from "string-width";

/** How lines are broken. */
interface Wrapping {
  /** Columns of a line. */
  readonly width: number;
  /** Columns before the first line that are taken already. */
  readonly first?: number;
  /** Spaces before each further line of a paragraph, besides the paragraph's own indentation. */
  readonly hang?: number;
  /** Whether a word that is wider than a line gets a line of its own; by default it stays where it is. */
  readonly isolatesWide?: boolean;
}

/** Keeps two words on one line; printed as a space. */
const NO_BREAK = "\u00a0";

/** Width up to which words are kept together. */
const LONGEST_PHRASE = 40;

/** Keeps the words between the separators `, ` and ` · ` together, and the separators with the words before them. */
export function keptTogether(text: string): string {
  return text
    .split(/(, | · )/)
    .map((part, place) => {
      if (place % 2 === 1) return part === " · " ? `${NO_BREAK}· ` : part;
      return part.length > LONGEST_PHRASE ? part : part.replaceAll(" ", NO_BREAK);
    })
    .join("");
}

/**
 * Breaks each line of a text between words, so that none is wider than asked. Further lines keep the indentation of the
 * first. A word that is wider than a line, such as a path, stays whole.
 */
export function wrap(text: string, { first = 0, ...wrapping }: Wrapping): string[] {
  return text
    .split("\n")
    .flatMap((line, number) => wrapLine(line, number === 0 ? first : 0, wrapping))
    .map(withSpaces);
}

function wrapLine(
  line: string,
  taken: number,
  { width, hang = 0, isolatesWide = false }: Wrapping,
): string[] {
  const indent = /^ */.exec(line)![0];
  if (taken + widthOf(line) <= width) return [line];
  const lines: string[] = [];
  let [current, used] = [indent, taken + indent.length];
  const margin = indent + " ".repeat(hang);
  for (const [, space = "", word = ""] of line.slice(indent.length).matchAll(/( *)([^ ]+)/g)) {
    const [wide, isFirst] = [widthOf(word), current.trim() === ""];
    const movesDown = isolatesWide || margin.length + wide <= width;
    if (!isFirst && movesDown && used + space.length + wide > width) {
      lines.push(current);
      [current, used] = [margin + word, margin.length + wide];
    } else {
      current += isFirst ? word : space + word;
      used += (isFirst ? 0 : space.length) + wide;
    }
  }
  return [...lines, current];
}

/** Columns of a terminal. Plain letters take one each, which is quicker to see than to look up. */
export function widthOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}

/** Where a cell may be broken. */
type Breaks = "words" | "heading";

const PARTS: Readonly<Record<Breaks, RegExp>> = {
  words: /( *)([^ ]+)/g,
  // After the hyphens of long words as well, but not within brackets.
  heading: /( *)(\([^)]*\)|(?=[^ ]{9})[^ -]+-+|[^ ]+)/g,
};

/** Width of the widest part of a cell that is not broken. */
export function widestPart(text: string, breaks: Breaks = "words"): number {
  return Math.max(0, ...[...text.matchAll(PARTS[breaks])].map(([, , part = ""]) => widthOf(part)));
}

/** Breaks a cell of a table into lines of a width; a part that is wider is broken anywhere. */
export function wrapCell(text: string, width: number, breaks: Breaks = "words"): string[] {
  const lines: string[] = [];
  let current = "";
  for (const [, space = "", part = ""] of text.matchAll(PARTS[breaks])) {
    const [first = "", ...others] = pieces(part, width);
    if (current === "" || widthOf(current + space + first) > width) {
      if (current !== "") lines.push(current);
      // A cell keeps its indentation.
      current = lines.length === 0 ? space + first : first;
    } else current += space + first;
    for (const piece of others) {
      lines.push(current);
      current = piece;
    }
  }
  return [...lines, current].map(withSpaces);
}

function withSpaces(line: string): string {
  return line.replaceAll(NO_BREAK, " ");
}

/** A word, in pieces that are no wider than asked. */
function pieces(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const found: string[] = [];
  for (const character of word) {
    const last = found.at(-1);
    if (last !== undefined && widthOf(last + character) <= width) found[found.length - 1] = last + character;
    else found.push(character);
  }
  return found;
}
