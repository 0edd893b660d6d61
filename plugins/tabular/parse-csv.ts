/** A line of a table, as its cells. */
export interface CsvRow {
  /** First line in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A malformed row, which ends the parsing. */
export interface CsvMistake {
  readonly line: number;
  readonly mistake: "quote" | "too long";
}

/** Largest number of characters of a cell. */
export const MAX_CELL = 2 ** 16;

/**
 * Parses comma-separated values, RFC 4180: a cell in quotes may contain commas, line breaks and doubled quotes. Empty
 * lines are skipped.
 */
export function* parseCsv(text: string): Generator<CsvRow | CsvMistake> {
  let [line, first, cells] = [1, 1, [] as string[]];
  for (let place = 0; place < text.length || cells.length > 0;) {
    const cell = cellAt(text, place);
    if (typeof cell === "string") return yield { line: first, mistake: cell };
    cells.push(cell.content);
    line += cell.breaks;
    place = cell.end + 1;
    if (text[cell.end] === ",") continue;
    const isEmpty = cells.length === 1 && cell.isBare && cell.content.trim() === "";
    if (!isEmpty) yield { line: first, cells };
    if (text.startsWith("\r\n", cell.end)) place++;
    [first, cells] = [++line, []];
  }
}

interface Cell {
  readonly content: string;
  readonly isBare: boolean;
  /** Offset of the comma or line break after it, or the text's length. */
  readonly end: number;
  /** Line breaks inside it. */
  readonly breaks: number;
}

function cellAt(text: string, start: number): Cell | CsvMistake["mistake"] {
  const isBare = text[start] !== '"';
  const last = isBare ? endOfBare(text, start) - 1 : closingQuote(text, start);
  const end = last + 1;
  const isClosed = isBare || last > start;
  if (!isClosed || (end < text.length && !ENDS.includes(text[end] as string))) return "quote";
  if (end - start > MAX_CELL) return "too long";
  if (isBare) return { content: text.slice(start, end), isBare, end, breaks: 0 };
  const content = text.slice(start + 1, end - 1).replaceAll('""', '"');
  return { content, isBare, end, breaks: content.split("\n").length - 1 };
}

function endOfBare(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isStop(text.charCodeAt(end))) end++;
  return end;
}

/** Offset of the quote that closes a cell, -1 if none does. */
function closingQuote(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote;
}

/** Characters that end a cell. */
const ENDS = ",\r\n";

/** Whether a character ends a cell without quotes. A quote does, as an error. */
function isStop(code: number): boolean {
  return code === COMMA || code === RETURN || code === NEWLINE || code === QUOTE;
}

const [NEWLINE, RETURN, QUOTE, COMMA] = [0x0a, 0x0d, 0x22, 0x2c];
