import {
  type AsyncBuffer,
  type ColumnMetaData,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type SchemaTree,
} from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { EspalierError } from "espalier";
import { checkPages } from "./check-pages.ts";
import { checkRowGroup } from "./check-row-group.ts";
import { brokenParquet, parquetWithoutColumn } from "./errors.ts";
import { fileContent } from "./file-content.ts";
import { PARSERS } from "./parsers.ts";

/** Values of a row by column. Bytes that are not marked as text are `Uint8Array`. */
export type ParquetCells = Readonly<Record<string, unknown>>;

/** Consecutive rows that are read together. */
export interface RowGroup {
  /** Number of its first row in the file, from 0. */
  readonly start: number;
  /** Number of the row after its last one. */
  readonly end: number;
  /** Parts of the columns that are read. */
  readonly parts: readonly ColumnMetaData[];
}

/** Some columns of a Parquet file. Only the footer stays in memory. */
export class ParquetFile {
  readonly groups: readonly RowGroup[];
  private readonly content: AsyncBuffer;
  private readonly metadata: FileMetaData;
  private readonly columns: string[];

  /** @throws EspalierError if the file is not Parquet, lacks a column or has one that cannot be read. */
  static async open(path: string, columns: readonly string[]): Promise<ParquetFile> {
    const { content, metadata, schema } = await footerOf(path);
    const known = schema.children.map(({ element }) => element.name);
    for (const column of columns)
      if (!known.includes(column)) throw parquetWithoutColumn(path, column, known);
    const read = schema.children.filter(({ element }) => columns.includes(element.name));
    const parts = partsOf(path, metadata, read);
    return new ParquetFile(content, metadata, columns, parts);
  }

  private constructor(
    content: AsyncBuffer,
    metadata: FileMetaData,
    columns: readonly string[],
    parts: readonly (readonly ColumnMetaData[])[],
  ) {
    this.content = content;
    this.metadata = metadata;
    this.columns = [...new Set(columns)];
    let end = 0;
    this.groups = metadata.row_groups.map(({ num_rows: rows }, group) => ({
      start: end,
      end: (end += Number(rows)),
      parts: parts[group]!,
    }));
  }

  /** All rows of a row group. @throws Error if it is damaged. */
  async rows({ start, end, parts }: RowGroup): Promise<readonly ParquetCells[]> {
    const { content: file, metadata, columns } = this;
    for (const part of parts) await checkPages(file, part);
    const encoding = { compressors, parsers: PARSERS, utf8: false, geoparquet: false };
    return await parquetReadObjects({ file, metadata, columns, rowStart: start, rowEnd: end, ...encoding });
  }
}

/** The parts of the columns that are read, of each row group. */
function partsOf(path: string, { row_groups: groups }: FileMetaData, columns: readonly SchemaTree[]) {
  try {
    return groups.map((group) => checkRowGroup(path, group, columns));
  } catch (error) {
    // Any part of a damaged footer may be missing.
    throw error instanceof EspalierError ? error : brokenParquet(path, (error as Error).message, error);
  }
}

const MARK = "PAR1";

/** The columns of a file. @throws EspalierError if it is not Parquet. */
export async function columnsIn(path: string): Promise<readonly SchemaTree[]> {
  return (await footerOf(path)).schema.children;
}

interface Footer {
  readonly content: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly schema: SchemaTree;
}

async function footerOf(path: string): Promise<Footer> {
  const content = await fileContent(path).catch((error: Error) => {
    throw brokenParquet(path, error.message, error);
  });
  try {
    const [begin, end] = [await textOf(content, 0), await textOf(content, content.byteLength - MARK.length)];
    if (begin === "PARE" || end === "PARE") throw new Error("it is encrypted");
    if (begin !== MARK) throw new Error("it is not a Parquet file");
    if (end !== MARK) throw new Error("it is truncated");
    const metadata = await parquetMetadataAsync(content, { parsers: PARSERS, geoparquet: false });
    return { content, metadata, schema: parquetSchema(metadata) };
  } catch (error) {
    throw brokenParquet(path, (error as Error).message, error);
  }
}

/** Four characters at an offset; fewer in a shorter file. */
async function textOf(content: AsyncBuffer, offset: number): Promise<string> {
  const start = Math.max(0, offset);
  const bytes = await content.slice(start, Math.min(content.byteLength, start + MARK.length));
  return Buffer.from(bytes).toString("latin1");
}
