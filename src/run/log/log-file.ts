import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { syncFolder, writeAll } from "../../files/files.ts";
import { logGone, logNotWritten, logWrittenByAnother } from "./errors.ts";
import type { LogContent } from "./event-log.ts";
import type { LogWriter } from "./log-writer.ts";

/** The event log on the disk. Each event is fsynced before `write` returns. */
export class LogFile implements LogWriter {
  readonly file: string;
  private readonly descriptor: number;
  /** Length of the log as this process has read and written it. */
  private bytes: number;

  private constructor(file: string, descriptor: number, bytes: number) {
    this.file = file;
    this.descriptor = descriptor;
    this.bytes = bytes;
  }

  /** Opens a log after its last whole event, and cuts off what follows that; begins a log if there is none. */
  static open(file: string, { wholeBytes, brokenBytes }: Omit<LogContent, "events">): LogFile {
    const isNew = !existsSync(file);
    const descriptor = openSync(file, "a");
    if (brokenBytes > 0) {
      ftruncateSync(descriptor, wholeBytes);
      fsyncSync(descriptor);
    }
    if (isNew) syncFolder(dirname(file));
    return new LogFile(file, descriptor, wholeBytes);
  }

  /** @throws EspalierError also if the log was deleted, or written to by another process. */
  write(line: string): void {
    this.refuseForeignChange();
    const bytes = Buffer.from(`${line}\n`);
    try {
      writeAll(this.descriptor, bytes);
      fsyncSync(this.descriptor);
    } catch (error) {
      throw logNotWritten(this.file, error);
    }
    this.bytes += bytes.byteLength;
  }

  close(): void {
    closeSync(this.descriptor);
  }

  /** A lock does not reach every process that can write here, nor does it keep the folder from being deleted. */
  private refuseForeignChange(): void {
    const [own, now] = [fstatSync(this.descriptor), statSync(this.file, { throwIfNoEntry: false })];
    if (now?.ino !== own.ino || now.dev !== own.dev) throw logGone(this.file);
    if (own.size !== this.bytes) throw logWrittenByAnother(this.file, own.size - this.bytes);
  }
}
