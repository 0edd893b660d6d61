import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { problemOf } from "../../run/log/event-log.ts";
import { EventOrder } from "../../run/log/event-order.ts";
import type { Event } from "../../run/log/events.ts";
import { RUN_FILES } from "../../run/store/run-files.ts";

const NEWLINE = 0x0a;
/** Bytes of one read. */
const CHUNK = 2 ** 20;

/** Follows a log that another process writes: reads from where the last reading ended, and never writes. */
export class LogFollower {
  private readonly file: string;
  private read: Event[] = [];
  private order = new EventOrder();
  /** Bytes up to the end of the last whole event. A cut-off one after it is replaced when the run is resumed. */
  private offset = 0;
  private inode = -1;
  private damage: string | undefined;

  /** @param run a run folder; its log may not exist yet. */
  constructor(run: string) {
    this.file = join(run, RUN_FILES.log);
  }

  /** All events so far. */
  get events(): readonly Event[] {
    return this.read;
  }

  /** Why no event after these can be read. */
  get problem(): string | undefined {
    return this.damage;
  }

  /** Reads what was appended. A log that was replaced or cut is read from its beginning. @returns whether there was news. */
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
      if (isOther) this.restart(ino);
      const before = this.read.length;
      this.readUpTo(size, descriptor);
      return isOther || this.read.length > before;
    } finally {
      closeSync(descriptor);
    }
  }

  private restart(inode: number): void {
    this.inode = inode;
    this.read = [];
    this.order = new EventOrder();
    this.offset = 0;
    this.damage = undefined;
  }

  private readUpTo(size: number, descriptor: number): void {
    let rest = Buffer.alloc(0);
    for (let position = this.offset; this.damage === undefined && position < size;) {
      const chunk = Buffer.alloc(Math.min(CHUNK, size - position));
      const count = readSync(descriptor, chunk, 0, chunk.length, position);
      if (count === 0) return;
      position += count;
      const bytes = Buffer.concat([rest, chunk.subarray(0, count)]);
      let start = 0;
      for (
        let end;
        this.damage === undefined && (end = bytes.indexOf(NEWLINE, start)) !== -1;
        start = end + 1
      )
        this.add(bytes.subarray(start, end));
      this.offset += start;
      rest = bytes.subarray(start);
    }
  }

  private add(line: Uint8Array): void {
    let event: unknown;
    try {
      event = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(line));
    } catch {
      event = undefined;
    }
    const problem = problemOf(event) ?? this.order.problemOf(event as Event);
    if (problem !== undefined) {
      this.damage = `line ${this.read.length + 1}: ${problem}`;
      return;
    }
    this.order.add(event as Event);
    this.read.push(event as Event);
  }
}
