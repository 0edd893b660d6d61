/** A line of a table, as its cells. */
export interface CsvRow {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A cell, quoted or bare, and what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/**
 * The rows of a text of comma-separated values, RFC 4180: a cell in quotes may hold commas, line breaks and doubled
 * quotes. Empty lines are passed over.
 * @returns `undefined` in place of a row where a quote is wrong; nothing follows it.
 */
export function* parseCsv(
  text: string,
): Generator<CsvRow | { readonly line: number; readonly cells: undefined }> {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  let [line, first, cells] = [1, 1, [] as string[]];
  for (CELL.lastIndex = start; CELL.lastIndex < text.length || cells.length > 0;) {
    const match = CELL.exec(text);
    if (match === null) return yield { line: first, cells: undefined };
    const [whole, quoted, bare, end] = match as unknown as [string, string?, string?, string?];
    cells.push(quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'));
    line += whole.split("\n").length - 1;
    if (end === ",") continue;
    if (cells.length > 1 || whole.trim() !== "") yield { line: first, cells };
    [first, cells] = [line, []];
  }
}
