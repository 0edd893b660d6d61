import { visibleLine } from "../../visible-text.ts";
import { print } from "./output.ts";
import { type Column, type ColumnContent, fitColumns } from "./table-columns.ts";
import { terminalWidth } from "./terminal-width.ts";
import { widestPart, widthOf, wrapCell } from "./wrap.ts";

/** Rows that are printed at once. */
const CHUNK = 1000;

/** Options of a table. */
interface TableOptions {
  /** Number of columns that name a row: repeated where a wide table is split. Default: 1. */
  readonly keys?: number;
  /** Columns of the terminal that it takes at most. Default: all. */
  readonly widest?: number;
}

/**
 * Prints a table without lines: headings, then rows; numbers to the right. A table that is wider than the terminal gets
 * wrapped cells, then is split into tables below each other.
 */
export function printTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  options: TableOptions = {},
): void {
  printMappedTable(headings, rows, (row) => row, options);
}

/** The same for rows of which there may be millions: each is made anew when it is needed, and none is kept. */
export function printMappedTable<Item>(
  headings: readonly string[],
  items: readonly Item[],
  cellsOf: (item: Item) => readonly string[],
  { keys = 1, widest = Infinity }: TableOptions = {},
): void {
  if (items.length === 0) return;
  const columns = headings.map((heading, place) => newColumn(visibleLine(heading), place));
  for (const item of items) widen(columns, cellsOf(item).map(visibleLine));
  const parts = fitColumns(columns, Math.min(terminalWidth(), widest), keys);
  parts.forEach((part, place) => {
    if (place > 0) print();
    print(headingOf(part).join("\n"));
    for (let start = 0; start < items.length; start += CHUNK) {
      const chunk = items.slice(start, start + CHUNK);
      print(chunk.flatMap((item) => linesOf(part, cellsOf(item).map(visibleLine))).join("\n"));
    }
  });
}

function newColumn(heading: string, place: number): ColumnContent {
  return { place, heading, cell: 0, word: 0, isNumber: true };
}

function widen(columns: readonly ColumnContent[], cells: readonly string[]): void {
  for (const column of columns) {
    const cell = cells[column.place] ?? "";
    column.cell = Math.max(column.cell, widthOf(cell));
    column.isNumber &&= /^[-+]?[\d.,]*\s?[%kMGTPE]?$/.test(cell);
    if (!column.isNumber) column.word = Math.max(column.word, widestPart(cell));
  }
}

/** Headings of several lines stand on the rows. */
function headingOf(columns: readonly Column[]): string[] {
  const wrapped = columns.map(({ heading, width }) => wrapCell(heading, width, "heading"));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return layOut(
    columns,
    wrapped.map((lines) => [...Array<string>(height - lines.length).fill(""), ...lines]),
  );
}

function linesOf(columns: readonly Column[], cells: readonly string[]): string[] {
  return layOut(
    columns,
    columns.map(({ place, width }) => wrapCell(cells[place] ?? "", width)),
  );
}

function layOut(columns: readonly Column[], cells: readonly (readonly string[])[]): string[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ width, isNumber }, place) => {
        const text = cells[place]?.[line] ?? "";
        const space = " ".repeat(Math.max(0, width - widthOf(text)));
        return isNumber ? space + text : text + space;
      })
      .join("  ")
      .trimEnd(),
  );
}
