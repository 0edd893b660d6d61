import { type Architecture, EspalierError, type Measurements, readText } from "espalier";
import { decimal } from "./decimal.ts";
import {
  architectureTwice,
  cellTooLong,
  columnTwice,
  noNumber,
  noSuchColumn,
  noSuchRow,
  raggedRow,
  spelledAlike,
  tableNotRead,
  tableWithoutRows,
  wrongQuote,
} from "./errors.ts";
import { type CsvRow, MAX_CELL, parseCsv } from "./parse-csv.ts";
import type { Spelling } from "./spelling.ts";

/** A row's measurements, or its cells without a number. */
interface Row {
  readonly line: number;
  readonly measurements: Measurements;
  /** Cells that lack a number. */
  readonly wrong: readonly string[];
}

/** Largest size of a table in bytes, since it is kept in memory. */
const MAX_BYTES = 2 ** 26;

/** A table of architectures and their measurements, in memory. */
export class Table {
  private readonly file: string;
  private readonly spelling: Spelling;
  private readonly rows = new Map<string, Row>();
  /** Cache by the architecture's string, which is faster to compute than its key. */
  private readonly found = new Map<string, Measurements>();
  /** String of the architecture that each row was first found for. */
  private readonly owners = new Map<Row, string>();

  /**
   * @param columns the column of each measurement.
   * @throws EspalierError if the file cannot be read as a table with these columns, naming the line that is wrong.
   */
  static async read(file: string, spelling: Spelling, columns: ReadonlyMap<string, string>): Promise<Table> {
    const text = await readText(file, MAX_BYTES).catch((error: unknown) => {
      throw error instanceof EspalierError ? tableNotRead(file, error) : error;
    });
    return new Table(file, spelling, columns, rowsOf(text, file));
  }

  private constructor(
    file: string,
    spelling: Spelling,
    columns: ReadonlyMap<string, string>,
    rows: Iterator<CsvRow, unknown>,
  ) {
    this.file = file;
    this.spelling = spelling;
    const header = next(rows);
    if (header === undefined) throw tableWithoutRows(file);
    const placeOf = (column: string) => placeIn(header, column, file);
    const spelled = spelling.columns.map(placeOf);
    const places = [...columns].map(([name, column]) => [name, placeOf(column)] as const);
    for (let row = next(rows); row !== undefined; row = next(rows)) {
      const { line, cells } = row;
      if (cells.length !== header.cells.length)
        throw raggedRow(file, line, cells.length, header.cells.length);
      const key = spelling.ofRow(spelled.map((place) => cells[place]!));
      const first = this.rows.get(key);
      if (first !== undefined) throw architectureTwice(file, first.line, line);
      this.rows.set(key, read(cells, places, line));
    }
    if (this.rows.size === 0) throw tableWithoutRows(file);
  }

  /**
   * @throws EspalierError if the table has no row of the architecture, the row lacks a measurement, or it was found for
   * another architecture before.
   */
  measurementsOf(architecture: Architecture): Measurements {
    const text = String(architecture);
    const found = this.found.get(text);
    if (found !== undefined) return found;
    const row = this.rows.get(this.spelling.ofArchitecture(architecture));
    if (row === undefined) throw noSuchRow(this.file, architecture);
    const owner = this.owners.get(row) ?? text;
    if (owner !== text) throw spelledAlike(this.file, row.line, owner, text);
    this.owners.set(row, text);
    if (row.wrong.length > 0) throw noNumber(this.file, row.line, row.wrong);
    this.found.set(text, row.measurements);
    return row.measurements;
  }
}

/**
 * The cells of each column, in order of the columns.
 * @throws EspalierError for a malformed table.
 */
export function columnsOf(text: string, file: string): ReadonlyMap<string, readonly string[]> {
  const [header, ...rows] = rowsOf(text, file);
  if (header === undefined || rows.length === 0) throw tableWithoutRows(file);
  return new Map(
    header.cells.map((name, place) => [name.trim(), rows.map(({ cells }) => cells[place] ?? "")]),
  );
}

/** Rows one by one, since a table may have many unused columns. */
function* rowsOf(text: string, file: string): Generator<CsvRow> {
  for (const row of parseCsv(text)) {
    if (!("mistake" in row)) yield row;
    else if (row.mistake === "quote") throw wrongQuote(file, row.line);
    else throw cellTooLong(file, row.line, MAX_CELL);
  }
}

function next(rows: Iterator<CsvRow, unknown>): CsvRow | undefined {
  const { done, value } = rows.next();
  return done === true ? undefined : (value as CsvRow);
}

function placeIn({ cells, line }: CsvRow, column: string, file: string): number {
  const names = cells.map((cell) => cell.trim());
  const place = names.indexOf(column);
  if (place === -1) throw noSuchColumn(file, column, names);
  const second = names.indexOf(column, place + 1);
  if (second !== -1) throw columnTwice(`${file}:${line}`, column, place + 1, second + 1);
  return place;
}

function read(
  cells: readonly string[],
  places: readonly (readonly [name: string, place: number])[],
  line: number,
): Row {
  const measurements: Record<string, number> = {};
  const wrong: string[] = [];
  for (const [name, place] of places) {
    const text = cells[place]!.trim();
    const value = decimal(text);
    if (value === undefined) wrong.push(`${name} ${JSON.stringify(text)}`);
    else measurements[name] = value;
  }
  return { line, measurements: Object.freeze(measurements), wrong };
}
