import { createHash } from "node:crypto";
import { closeSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeAll } from "../files/files.ts";
import type { RowFault } from "./row.ts";
import { type RowColumns, ROWS, type RowSummary, SPLITS, type StoredRow, SUMMARY } from "./stored-rows.ts";

/** Number of faults that are described. */
const DESCRIBED = 100;

/** Writes the files of a set, row by row. */
export class RowWriter {
  private readonly folder: string;
  private readonly file: number;
  private readonly offsets: number[] = [0];
  private readonly positions: { readonly split: number[]; readonly step: number[] } = { split: [], step: [] };
  private readonly arrivalOf: number[] = [];
  private readonly splitOf: number[] = [];
  private readonly arrivals = new Map<string, number>();
  private readonly faults: RowFault[] = [];
  private readonly versions = createHash("sha256");
  private readonly content = createHash("sha256");
  private readonly faultyVersions: (readonly [picture: string, version: string])[] = [];
  private faultCount = 0;

  /** @param folder an empty folder. */
  constructor(folder: string) {
    this.folder = folder;
    this.file = openSync(join(folder, ROWS), "w");
  }

  /** Number of rows so far, without those with faults. */
  get length(): number {
    return this.splitOf.length;
  }

  /** @param version of the row's picture. */
  add(row: StoredRow, version: string): void {
    this.versions.update(`${version}\n`);
    const { content, arrival, split } = row;
    const line = Buffer.from(`${JSON.stringify(row)}\n`);
    writeAll(this.file, line);
    this.content.update(line);
    this.offsets.push(this.offsets.at(-1)! + line.length);
    this.positions.split.push(shareOf(content.slice(0, 12)));
    this.positions.step.push(shareOf(content.slice(12, 24)));
    this.arrivalOf.push(arrival === undefined ? -1 : this.arrivalNumber(arrival));
    this.splitOf.push(split === undefined ? -1 : SPLITS.indexOf(split));
  }

  addFault({ place, problem }: RowFault): void {
    this.faultCount++;
    if (this.faults.length < DESCRIBED) this.faults.push({ place, problem });
  }

  /** Remembers a picture that cannot be decoded, so that it is tried again when it has changed. */
  addFaultyPicture(picture: string, version: string): void {
    this.faultyVersions.push([picture, version]);
  }

  /** Completes the files. */
  finish(): RowSummary {
    closeSync(this.file);
    const { length, faultCount, faults, faultyVersions, positions } = this;
    const columns: RowColumns = {
      offsets: Float64Array.from(this.offsets),
      splitPositions: Float64Array.from(positions.split),
      stepPositions: Float64Array.from(positions.step),
      arrivals: Int32Array.from(this.arrivalOf),
      splits: Int8Array.from(this.splitOf),
    };
    for (const [name, column] of Object.entries(columns)) writeFileSync(join(this.folder, name), column);
    const arrivals = [...this.arrivals.keys()];
    const versions = this.versions.digest("hex");
    const fingerprint = this.content.digest("hex").slice(0, 16);
    const summary: RowSummary = {
      count: length,
      faultCount,
      faults,
      arrivals,
      fingerprint,
      versions,
      faultyVersions,
    };
    writeFileSync(join(this.folder, SUMMARY), JSON.stringify(summary));
    return summary;
  }

  private arrivalNumber(arrival: string): number {
    const number = this.arrivals.get(arrival) ?? this.arrivals.size;
    this.arrivals.set(arrival, number);
    return number;
  }
}

/** 12 hexadecimal digits as a number in [0, 1). */
function shareOf(digits: string): number {
  return Number.parseInt(digits, 16) / 2 ** 48;
}
