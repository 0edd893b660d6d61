import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Split } from "../data/data-stream.ts";
import type { Row, RowFault } from "./row.ts";

/** Splits by their number in a file. */
export const SPLITS: readonly Split[] = ["train", "search-validation", "test"];

/** A row of which the picture could be decoded. */
export interface StoredRow extends Row {
  /** Hash of the picture file's bytes, in hexadecimal. */
  readonly content: string;
}

/** Contents of a whole set. */
export interface RowSummary {
  /** Number of rows without faults. */
  readonly count: number;
  readonly faultCount: number;
  /** The first faults. */
  readonly faults: readonly RowFault[];
  /** Distinct values of `Row.arrival`, in order of appearance. */
  readonly arrivals: readonly string[];
  /** Hash of all rows, with the contents of their pictures. */
  readonly fingerprint: string;
  /** Hash of the versions of all pictures. */
  readonly versions: string;
  /** Pictures that could not be decoded, and their versions. */
  readonly faultyVersions: readonly (readonly [picture: string, version: string])[];
}

/** Figures of all rows, one entry for each. */
export interface RowColumns {
  /** Start of each row in the file of rows, and at the end the file's length. */
  readonly offsets: Float64Array;
  /** Number in [0, 1) that depends only on the picture's content, for the choice of its split. */
  readonly splitPositions: Float64Array;
  /** The same for the choice of its growth step. */
  readonly stepPositions: Float64Array;
  /** Index in `RowSummary.arrivals`, -1 for none. */
  readonly arrivals: Int32Array;
  /** Index in `SPLITS`, -1 for none. */
  readonly splits: Int8Array;
}

export const ROWS = "rows.jsonl";
export const SUMMARY = "summary.json";

/** The rows of a folder that `RowWriter` has completed. A row takes 29 bytes of memory. */
export class StoredRows {
  readonly summary: RowSummary;
  readonly columns: RowColumns;
  private readonly file: number;

  constructor(folder: string) {
    const column = (name: string) => new Uint8Array(readFileSync(join(folder, name))).buffer;
    this.summary = JSON.parse(readFileSync(join(folder, SUMMARY), "utf8"));
    this.columns = {
      offsets: new Float64Array(column("offsets")),
      splitPositions: new Float64Array(column("splitPositions")),
      stepPositions: new Float64Array(column("stepPositions")),
      arrivals: new Int32Array(column("arrivals")),
      splits: new Int8Array(column("splits")),
    };
    this.file = openSync(join(folder, ROWS), "r");
  }

  get length(): number {
    return this.columns.splits.length;
  }

  /** A row, read from the disk. */
  at(index: number): StoredRow {
    const { offsets } = this.columns;
    const [start, end] = [offsets[index] as number, offsets[index + 1] as number];
    const line = Buffer.alloc(end - start);
    readSync(this.file, line, 0, line.length, start);
    return JSON.parse(line.toString("utf8"));
  }

  *[Symbol.iterator](): Generator<StoredRow> {
    for (let index = 0; index < this.length; index++) yield this.at(index);
  }

  close(): void {
    closeSync(this.file);
  }
}
