import { readFileSync } from "node:fs";
import { type Architecture, type Measurements } from "espalier";
import {
  architectureTwice,
  noNumber,
  noSuchColumn,
  noSuchRow,
  raggedRow,
  tableNotRead,
  tableWithoutRows,
  wrongQuote,
} from "./errors.ts";
import { type CsvRow, parseCsv } from "./parse-csv.ts";
import type { Spelling } from "./spelling.ts";

/** What a row tells, or why it does not. */
type Known =
  { readonly measurements: Measurements } | { readonly line: number; readonly wrong: readonly string[] };

/** A table of architectures and their measurements, in memory. */
export class Table {
  private readonly file: string;
  private readonly spelling: Spelling;
  private readonly rows = new Map<string, Known>();
  /** By the text of an architecture that was looked up before: spelling takes longer than looking. */
  private readonly found = new Map<string, Measurements>();

  /**
   * @param columns the column of each measurement.
   * @throws EspalierError if the file cannot be read as a table with these columns, naming the line that is wrong.
   */
  constructor(file: string, spelling: Spelling, columns: Readonly<Record<string, string>>) {
    this.file = file;
    this.spelling = spelling;
    const [header, ...rows] = readRows(file);
    if (header === undefined || rows.length === 0) throw tableWithoutRows(file);
    const placeOf = (column: string) => placeIn(header, column, file);
    const spelled = spelling.columns.map(placeOf);
    const places = Object.entries(columns).map(([name, column]) => [name, placeOf(column)] as const);
    const lines = new Map<string, number>();
    for (const { line, cells } of rows) {
      if (cells.length !== header.cells.length)
        throw raggedRow(file, line, cells.length, header.cells.length);
      const key = spelling.ofRow(spelled.map((place) => cells[place]!));
      const first = lines.get(key);
      if (first !== undefined) throw architectureTwice(file, first, line);
      lines.set(key, line);
      this.rows.set(key, read(cells, places, line));
    }
  }

  /** @throws EspalierError if the table has no row of the architecture, or the row lacks a measurement. */
  measurementsOf(architecture: Architecture): Measurements {
    const text = String(architecture);
    const found = this.found.get(text);
    if (found !== undefined) return found;
    const row = this.rows.get(this.spelling.ofArchitecture(architecture));
    if (row === undefined) throw noSuchRow(this.file, architecture);
    if ("wrong" in row) throw noNumber(this.file, row.line, row.wrong);
    this.found.set(text, row.measurements);
    return row.measurements;
  }
}

function readRows(file: string): CsvRow[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw tableNotRead(file, error);
  }
  return [...parseCsv(text)].map(({ line, cells }) => {
    if (cells === undefined) throw wrongQuote(file, line);
    return { line, cells };
  });
}

function placeIn({ cells }: CsvRow, column: string, file: string): number {
  const names = cells.map((cell) => cell.trim());
  const place = names.indexOf(column);
  if (place === -1) throw noSuchColumn(file, column, names);
  return place;
}

function read(
  cells: readonly string[],
  places: readonly (readonly [name: string, place: number])[],
  line: number,
): Known {
  const measurements: Record<string, number> = {};
  const wrong: string[] = [];
  for (const [name, place] of places) {
    const text = cells[place]!.trim();
    const value = Number(text);
    if (text === "" || !Number.isFinite(value)) wrong.push(`${name} ${JSON.stringify(text)}`);
    else measurements[name] = value;
  }
  return wrong.length > 0 ? { line, wrong } : { measurements: Object.freeze(measurements) };
}
