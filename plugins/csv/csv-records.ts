import { createReadStream, type ReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { PassThrough, pipeline } from "node:stream";
import { createGunzip, type Gunzip } from "node:zlib";
import { type CsvError, parse } from "csv-parse";
import { brokenCsv, unreadableCsv } from "./errors.ts";

/** A line of the file. */
export interface CsvRecord {
  /** Number of its last line in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the line cannot be parsed. Its cells are empty then. */
  readonly problem?: string;
}

/** Characters that separate columns. */
const SEPARATORS = ["\t", ",", ";"];

/** Maximum length of a record in characters: one with more has an unclosed quotation mark. */
const LONGEST = 2 ** 17;

/** Bytes in which the first line is looked for. */
const HEAD = 2 ** 16;

/**
 * The lines of a file with separated values (RFC 4180), compressed with gzip or not, the first one included. Empty lines are
 * left out. The separator is the one that occurs most often in the first line.
 * @throws EspalierError for a file that cannot be read, and for damaged compression.
 */
export async function* csvRecords(file: string): AsyncGenerator<CsvRecord> {
  const isCompressed = await isGzip(file);
  const delimiter = separatorIn(await firstLine(file, isCompressed));
  const skipped: CsvRecord[] = [];
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    max_record_size: LONGEST,
    on_skip: (error) => void skipped.push(faultyRecord(error)),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  });
  // Errors reach the loop through the parser.
  pipeline([...bytesOf(file, isCompressed), parser], () => undefined);
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      // The parser is ahead of this loop.
      while (skipped[0] !== undefined && skipped[0].line < info.lines) yield skipped.shift()!;
      yield { line: info.lines, cells: record };
    }
    yield* skipped;
  } catch (error) {
    throw brokenCsv(file, error as Error);
  }
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function faultyRecord(error: CsvError | undefined): CsvRecord {
  const line = Number((error as { readonly lines?: number } | undefined)?.lines ?? 0);
  const problem = PROBLEMS[error?.code ?? ""] ?? error?.message ?? "it cannot be parsed";
  return { line, cells: [], problem };
}

const PROBLEMS: Readonly<Record<string, string>> = {
  CSV_MAX_RECORD_SIZE: "a quotation mark is not closed",
  CSV_QUOTE_NOT_CLOSED: "a quotation mark is not closed",
};

async function isGzip(file: string): Promise<boolean> {
  try {
    const handle = await open(file);
    try {
      const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
      return buffer.readUInt16BE() === 0x1f8b;
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unreadableCsv(file, error as Error);
  }
}

/** Streams that together give the content of a file. */
function bytesOf(file: string, isCompressed: boolean): readonly (ReadStream | Gunzip)[] {
  const bytes = createReadStream(file);
  return isCompressed ? [bytes, createGunzip()] : [bytes];
}

async function firstLine(file: string, isCompressed: boolean): Promise<string> {
  let text = "";
  try {
    const content = pipeline([...bytesOf(file, isCompressed), new PassThrough()], () => undefined);
    for await (const chunk of content as PassThrough) {
      text += (chunk as Buffer).toString("latin1");
      if (text.includes("\n") || text.length > HEAD) break;
    }
  } catch (error) {
    throw brokenCsv(file, error as Error);
  }
  return text.split(/[\r\n]/, 1)[0] ?? "";
}

function separatorIn(line: string): string {
  const countOf = (separator: string) => line.split(separator).length;
  return SEPARATORS.reduce((best, one) => (countOf(one) > countOf(best) ? one : best));
}
