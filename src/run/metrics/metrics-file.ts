import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { writeAll } from "../../files/files.ts";

const NEWLINE = 0x0a;

/** A file that lines are appended to, without syncing. Lines that cannot be written, as on a full disk, are lost. */
export class MetricsFile {
  private readonly path: string;
  private descriptor: number | undefined;
  private length = 0;
  /** Whether the file ends with a part of a line, which must not become the beginning of the next one. */
  private isCut = false;

  /** @param path is created by the first line. */
  constructor(path: string) {
    this.path = path;
  }

  /** Length of the file; 0 before the first line. */
  get bytes(): number {
    return this.length;
  }

  append(line: string): void {
    try {
      this.descriptor ??= this.open();
      const bytes = Buffer.from(`${this.isCut ? "\n" : ""}${line}\n`);
      this.isCut = true;
      writeAll(this.descriptor, bytes);
      this.isCut = false;
      this.length += bytes.length;
    } catch {
      // Metrics are never worth a run.
    }
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private open(): number {
    const descriptor = openSync(this.path, "a+");
    this.length = fstatSync(descriptor).size;
    const last = Buffer.alloc(1);
    this.isCut =
      this.length > 0 && readSync(descriptor, last, 0, 1, this.length - 1) === 1 && last[0] !== NEWLINE;
    return descriptor;
  }
}
