import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const NEWLINE = 0x0a;
/** Bytes of one read. */
const CHUNK = 2 ** 20;

/** Receives the lines of a followed file. */
export interface LineReader {
  /** Called before the first line of a file, and of one that has replaced it or was cut. */
  restart(): void;
  /** Reads a line without its line break. @returns whether to read on; if not, the rest of this file is left. */
  line(bytes: Uint8Array): boolean;
}

/** Follows a file that another process appends lines to: reads from where the last reading ended, and never writes. */
export class LineFollower {
  private readonly file: string;
  private readonly reader: LineReader;
  /** Bytes up to the end of the last whole line. A cut-off one after it may still be replaced. */
  private offset = 0;
  private inode = -1;
  private hasEnded = false;

  /** @param file may not exist yet. */
  constructor(file: string, reader: LineReader) {
    this.file = file;
    this.reader = reader;
  }

  /** Reads the whole lines that were appended. @returns whether there were any, or the file is another one. */
  advance(): boolean {
    let descriptor: number;
    try {
      descriptor = openSync(this.file, "r");
    } catch {
      return false;
    }
    try {
      const { size, ino } = fstatSync(descriptor);
      const isOther = ino !== this.inode || size < this.offset;
      if (isOther) {
        [this.inode, this.offset, this.hasEnded] = [ino, 0, false];
        this.reader.restart();
      }
      const before = this.offset;
      this.readUpTo(size, descriptor);
      return isOther || this.offset > before;
    } finally {
      closeSync(descriptor);
    }
  }

  private readUpTo(size: number, descriptor: number): void {
    let rest = Buffer.alloc(0);
    for (let position = this.offset; !this.hasEnded && position < size;) {
      const chunk = Buffer.alloc(Math.min(CHUNK, size - position));
      const count = readSync(descriptor, chunk, 0, chunk.length, position);
      if (count === 0) return;
      position += count;
      const bytes = Buffer.concat([rest, chunk.subarray(0, count)]);
      let start = 0;
      for (let end; !this.hasEnded && (end = bytes.indexOf(NEWLINE, start)) !== -1; start = end + 1)
        this.hasEnded = !this.reader.line(bytes.subarray(start, end));
      this.offset += start;
      rest = bytes.subarray(start);
    }
  }
}
