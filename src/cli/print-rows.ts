import stringWidth from "string-width";
import { visibleLine } from "../visible-text.ts";
import { print } from "./output.ts";

/** Prints a table without lines: headings, then rows; numbers to the right. */
export function printTable(headings: readonly string[], rows: readonly (readonly string[])[]): void {
  if (rows.length === 0) return;
  const columns = headings.map((heading, place) =>
    alignColumn([heading, ...rows.map((row) => row[place] ?? "")].map(visibleLine)),
  );
  const lines = [headings, ...rows].map((_, line) => columns.map((cells) => cells[line]).join("  "));
  print(lines.map((line) => line.trimEnd()).join("\n"));
}

/** Fills cells up to the width of the widest. @param cells the heading first. */
function alignColumn(cells: readonly string[]): string[] {
  const widths = cells.map(widthOf);
  const width = widths.reduce((widest, one) => Math.max(widest, one));
  const isNumber = cells.slice(1).every((cell) => /^[-+]?[\d.,]*\s?%?$/.test(cell));
  return cells.map((cell, line) => {
    const space = " ".repeat(width - widths[line]!);
    return isNumber ? space + cell : cell + space;
  });
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
