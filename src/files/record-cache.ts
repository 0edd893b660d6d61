import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { makeFolder } from "./files.ts";
import { computedCacheFolder } from "./user-cache.ts";

/** Bytes of the checksum before each record. */
const CHECKSUM = 4;

/**
 * Byte arrays of one length in a file of the user's cache, such as decoded data. Each record has a checksum:
 * one that is missing or damaged is not found. Several processes may use a file at once if they write equal records.
 * Where the disk cannot be written to, nothing is found.
 */
export class RecordCache {
  private readonly file: number | undefined;
  private readonly buffer: Buffer;

  /**
   * @param name name of the file. It contains all that the records depend on, such as the version of their package.
   * @param length bytes of each record, at least 1.
   * @param folder default: the user's cache of computed data.
   */
  constructor(name: string, length: number, folder = computedCacheFolder()) {
    this.file = openQuietly(join(folder, name), folder);
    this.buffer = Buffer.alloc(CHECKSUM + length);
  }

  /** Whether records can be stored. */
  get isOpen(): boolean {
    return this.file !== undefined;
  }

  /** The record at an index, from 0, in an array of its own. */
  read(index: number): Uint8Array | undefined {
    const { file, buffer } = this;
    if (
      file === undefined ||
      !isFull(() => readSync(file, buffer, 0, buffer.length, this.position(index)), buffer)
    )
      return undefined;
    const record = buffer.subarray(CHECKSUM);
    return buffer.readUInt32LE(0) === crc32(record) ? new Uint8Array(record) : undefined;
  }

  /** Whether a record is stored, damaged or not. Faster than `read`. */
  has(index: number): boolean {
    const { file } = this;
    const checksum = Buffer.alloc(CHECKSUM);
    return (
      file !== undefined &&
      isFull(() => readSync(file, checksum, 0, CHECKSUM, this.position(index)), checksum) &&
      checksum.readUInt32LE(0) !== 0
    );
  }

  /** Stores a record; without effect if the disk is full. */
  write(index: number, record: Uint8Array): void {
    const { file, buffer } = this;
    if (file === undefined) return;
    buffer.writeUInt32LE(crc32(record), 0);
    buffer.set(record, CHECKSUM);
    isFull(() => writeSync(file, buffer, 0, buffer.length, this.position(index)), buffer);
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
  }

  private position(index: number): number {
    return index * this.buffer.length;
  }
}

/** The file for reading and writing; undefined if the system refuses. */
function openQuietly(path: string, folder: string): number | undefined {
  try {
    makeFolder(folder);
    // "a+" would append wherever a record belongs.
    closeSync(openSync(path, "a"));
    return openSync(path, "r+");
  } catch {
    return undefined;
  }
}

/** Whether a transfer moved the whole buffer. */
function isFull(transfer: () => number, { length }: Buffer): boolean {
  try {
    return transfer() === length;
  } catch {
    return false;
  }
}
