import { widestPart, widthOf } from "./wrap.ts";

/** A column of a table before it has a width. */
export interface ColumnContent {
  /** Its place in the rows. */
  readonly place: number;
  readonly heading: string;
  /** Width of its widest cell, the heading aside. */
  cell: number;
  /** Width of the longest word of its cells; 0 if they are numbers. */
  word: number;
  /** Whether each cell but the heading is a number, or empty. */
  isNumber: boolean;
}

/** A column of a table. */
export interface Column extends ColumnContent {
  /** Columns of the terminal that it takes. */
  width: number;
}

/** Spaces between two columns. */
const GAP = 2;

/** Width that a column of texts keeps where words allow it, so that a sentence does not break at every word. */
const NARROWEST_TEXT = 16;

/** Width from which on a word is broken. */
const LONGEST_WORD = 40;

/**
 * Fits columns into a width: wraps headings, then texts, and at last splits the table.
 * @param keys leading columns that each part of a split table repeats.
 * @returns the columns of each part.
 */
export function fitColumns(
  columns: readonly ColumnContent[],
  width: number,
  keys: number,
): readonly (readonly Column[])[] {
  const fitted = fit(columns, width);
  return total(fitted) <= width ? [fitted] : split(fitted, width, keys);
}

/** Columns as wide as their content, then wrapped as far as the width of the table needs it. */
function fit(columns: readonly ColumnContent[], width: number): readonly Column[] {
  const fitted = columns.map((column) => ({
    ...column,
    width: Math.max(column.cell, widthOf(column.heading)),
  }));
  squeeze(fitted, width);
  return fitted;
}

/** Wraps headings and then texts, as far as is needed and allowed. */
function squeeze(columns: readonly Column[], width: number): void {
  narrow(columns, width, (column) => Math.max(column.cell, headingWidth(column)));
  narrow(columns, width, narrowest);
}

/** Narrows columns, the widest first, as far as is needed and allowed. */
function narrow(columns: readonly Column[], width: number, minimum: (column: Column) => number): void {
  for (let excess = total(columns) - width; excess > 0; excess = total(columns) - width) {
    const able = columns.filter((column) => column.width > minimum(column));
    const [widest] = able.toSorted((one, other) => other.width - one.width);
    if (widest === undefined) return;
    const next = Math.max(...able.filter((one) => one.width < widest.width).map((one) => one.width), 0);
    widest.width = Math.max(minimum(widest), widest.width - excess, Math.min(next, widest.width - 1));
  }
}

function narrowest({ isNumber, cell, word, heading }: Column): number {
  const width = headingWidth({ heading });
  if (isNumber) return Math.max(cell, width);
  return Math.max(width, Math.min(cell, NARROWEST_TEXT), Math.min(word, LONGEST_WORD));
}

/** Width of a heading that is broken wherever it can be. */
function headingWidth({ heading }: Pick<Column, "heading">): number {
  return widestPart(heading, "heading");
}

function split(columns: readonly Column[], width: number, keys: number): readonly (readonly Column[])[] {
  const repeated = columns.slice(0, keys);
  const parts: Column[][] = [];
  for (const column of columns.slice(keys)) {
    const last = parts.at(-1);
    if (last !== undefined && total([...repeated, ...last, column]) <= width) last.push(column);
    else parts.push([column]);
  }
  // Again: without the others, the columns of a part have more room.
  return parts.map((part) => fit([...repeated, ...part], width));
}

function total(columns: readonly Column[]): number {
  return columns.reduce((sum, { width }) => sum + width, GAP * (columns.length - 1));
}
