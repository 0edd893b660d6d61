import stringWidth from "string-width";
import { visibleLine } from "../../visible-text.ts";
import { print } from "./output.ts";

/** Lines that are printed at once. */
const CHUNK = 1000;

/** How the cells of a column are aligned. */
interface Column {
  /** Of the widest cell. */
  width: number;
  /** Whether every cell but the heading is one. */
  isNumber: boolean;
}

/** Prints a table without lines: headings, then rows; numbers to the right. */
export function printTable(headings: readonly string[], rows: readonly (readonly string[])[]): void {
  printMappedTable(headings, rows, (row) => row);
}

/** The same for rows of which there may be millions: each is made twice, and none is kept. */
export function printMappedTable<Item>(
  headings: readonly string[],
  items: readonly Item[],
  cellsOf: (item: Item) => readonly string[],
): void {
  if (items.length === 0) return;
  const columns = headings.map((heading): Column => ({
    width: widthOf(visibleLine(heading)),
    isNumber: true,
  }));
  for (const item of items) widen(columns, cellsOf(item).map(visibleLine));
  print(lineOf(columns, headings.map(visibleLine)));
  for (let start = 0; start < items.length; start += CHUNK) {
    const chunk = items.slice(start, start + CHUNK);
    print(chunk.map((item) => lineOf(columns, cellsOf(item).map(visibleLine))).join("\n"));
  }
}

function widen(columns: readonly Column[], cells: readonly string[]): void {
  columns.forEach((column, place) => {
    const cell = cells[place] ?? "";
    column.width = Math.max(column.width, widthOf(cell));
    column.isNumber &&= /^[-+]?[\d.,]*\s?%?$/.test(cell);
  });
}

function lineOf(columns: readonly Column[], cells: readonly string[]): string {
  const filled = columns.map(({ width, isNumber }, place) => {
    const cell = cells[place] ?? "";
    const space = " ".repeat(width - widthOf(cell));
    return isNumber ? space + cell : cell + space;
  });
  return filled.join("  ").trimEnd();
}

/** Columns of the terminal. Of plain letters each takes one, which is quicker to see than to look up. */
function widthOf(cell: string): number {
  return /^[ -~]*$/.test(cell) ? cell.length : stringWidth(cell);
}

/** Prints names and values, one a line; nested values indented. */
export function printRows(values: Readonly<Record<string, unknown>>, indent = ""): void {
  const width = Math.max(...Object.keys(values).map((name) => name.length));
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      print(`${indent}${name}`);
      printRows(value as Record<string, unknown>, `${indent}  `);
    } else {
      print(`${indent}${name.padEnd(width)}  ${Array.isArray(value) ? value.join(", ") : String(value)}`);
    }
  }
}
