import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import {
  journalClosed,
  logGone,
  logNotWritten,
  logWrittenByAnother,
  repeatedEvent,
  unrecordableEvent,
} from "./errors.ts";
import { type LogContent, problemOf, readEventLog } from "./event-log.ts";
import {
  type Body,
  type Event,
  EVENT_VERSION,
  type EventOf,
  type EventType,
  type Fields,
  identityOf,
  type Key,
  type KeyedType,
  type Meta,
} from "./events.ts";
import { syncFolder, writeAll } from "../store/files.ts";
import { RUN_FILES } from "../store/run-files.ts";
import { numberOutsideJson } from "../../json/number-outside-json.ts";

/** @param replayed whether the event was in the log before the journal was opened. */
export type EventListener = (event: Event, replayed: boolean) => void;

/** What an event tells besides, and is never compared. */
type Apart = Pick<Meta, "seconds" | "measurements" | "stack">;

/** The event log of a run that this process works on: what is in it has happened, and is not computed again. */
export class Journal {
  readonly file: string;
  /** Bytes of a half-written event that were cut off when the journal was opened; 0 unless the machine or a process
   * died while writing. */
  readonly droppedBytes: number;
  private readonly recorded: Event[];
  private readonly replayedCount: number;
  private readonly byIdentity = new Map<string, Event>();
  private readonly pending = new Map<string, Promise<Event>>();
  private readonly listeners = new Set<EventListener>();
  private descriptor: number | undefined;
  /** Length of the log as this process has read and written it. */
  private bytes: number;

  private constructor(file: string, { events, wholeBytes, brokenBytes }: LogContent, descriptor: number) {
    this.file = file;
    this.recorded = [...events];
    this.replayedCount = events.length;
    this.droppedBytes = brokenBytes;
    this.bytes = wholeBytes;
    this.descriptor = descriptor;
    for (const event of events) this.index(event);
  }

  /**
   * Opens the log of a run folder that no other process writes to; begins one if there is none.
   * @throws EspalierError that names file and line if the log is damaged, other than by an event cut off at its end.
   */
  static open(folder: string): Journal {
    const file = join(folder, RUN_FILES.log);
    const content = readEventLog(file);
    const isNew = !existsSync(file);
    const descriptor = openSync(file, "a");
    if (content.brokenBytes > 0) {
      ftruncateSync(descriptor, content.wholeBytes);
      fsyncSync(descriptor);
    }
    if (isNew) syncFolder(folder);
    return new Journal(file, content, descriptor);
  }

  /** All events so far, in order. */
  get events(): readonly Event[] {
    return this.recorded;
  }

  /** The event of a type and key, if it has happened. */
  find<Name extends KeyedType>(type: Name, key: Key<Name>): EventOf<Name> | undefined {
    return this.byIdentity.get(identityOf(type, key) as string) as EventOf<Name> | undefined;
  }

  /**
   * The event of a type and key: from the log if it has happened; else what `compute` says of it, recorded with the
   * time that took. Asked a second time while it computes, it computes once.
   * @throws what `compute` throws, nothing being recorded then; and as `append` does.
   */
  async once<Name extends KeyedType>(
    type: Name,
    key: Key<Name>,
    compute: () => Body<Name> | Promise<Body<Name>>,
  ): Promise<EventOf<Name>> {
    const identity = identityOf(type, key) as string;
    const known = this.byIdentity.get(identity) ?? this.pending.get(identity);
    if (known !== undefined) return (await known) as EventOf<Name>;
    const computed = this.compute(type, key, compute);
    this.pending.set(identity, computed);
    try {
      return await computed;
    } finally {
      this.pending.delete(identity);
    }
  }

  /**
   * Records an event; when this returns, it is on the disk.
   * @throws EspalierError if the event is not valid, has happened already or could not be written, if an earlier one
   * could not, or if the log was deleted or written to by another process.
   * @param apart what two runs of the same experiment need not agree on.
   */
  append<Name extends EventType>(type: Name, fields: Fields<Name>, apart: Apart = {}): EventOf<Name> {
    if (this.descriptor === undefined) throw journalClosed(this.file);
    const identity = identityOf(type, fields);
    if (identity !== undefined && this.byIdentity.has(identity)) throw repeatedEvent(this.file, identity);
    const line = this.lineOf(type, fields, apart);
    this.refuseForeignChange(this.descriptor);
    this.write(this.descriptor, Buffer.from(`${line}\n`));
    const event = JSON.parse(line) as EventOf<Name>;
    this.recorded.push(event);
    this.index(event);
    for (const listener of this.listeners) listener(event, false);
    return event;
  }

  /**
   * Tells a listener of every event from now on, at once after it was recorded.
   * @param replay whether to tell it of the events so far as well, first.
   * @returns what ends the subscription.
   */
  subscribe(listener: EventListener, replay = false): () => void {
    if (replay) this.recorded.forEach((event, index) => listener(event, index < this.replayedCount));
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Ends the writing. Further events are refused. */
  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private async compute<Name extends KeyedType>(
    type: Name,
    key: Key<Name>,
    compute: () => Body<Name> | Promise<Body<Name>>,
  ): Promise<EventOf<Name>> {
    const start = performance.now();
    const body = await compute();
    const seconds = Math.round(performance.now() - start) / 1000;
    return this.append(type, { ...key, ...body } as unknown as Fields<Name>, { seconds });
  }

  private lineOf(type: EventType, fields: object, apart: Apart): string {
    const place = numberOutsideJson({ ...fields, ...apart });
    if (place !== undefined) throw unrecordableEvent(this.file, type, `${place} is no finite number`);
    const meta: Meta = {
      at: new Date().toISOString(),
      ...apart,
      ...(this.recorded.length === this.replayedCount ? { host: hostname(), pid: process.pid } : {}),
    };
    const envelope = { version: EVENT_VERSION, sequence: this.recorded.length, type };
    const line = JSON.stringify({ ...envelope, ...fields, meta });
    const problem = problemOf(JSON.parse(line));
    if (problem !== undefined) throw unrecordableEvent(this.file, type, problem);
    return line;
  }

  /** A lock does not reach every process that can write here, and keeps nobody from deleting the folder. */
  private refuseForeignChange(descriptor: number): void {
    const [own, now] = [fstatSync(descriptor), statSync(this.file, { throwIfNoEntry: false })];
    const problem =
      now?.ino !== own.ino || now.dev !== own.dev
        ? logGone(this.file)
        : own.size !== this.bytes
          ? logWrittenByAnother(this.file, own.size - this.bytes)
          : undefined;
    if (problem === undefined) return;
    this.close();
    throw problem;
  }

  private write(descriptor: number, line: Buffer): void {
    try {
      writeAll(descriptor, line);
      fsyncSync(descriptor);
      this.bytes += line.byteLength;
    } catch (error) {
      // What is on the disk is not known any more: only reading the file again tells.
      this.close();
      throw logNotWritten(this.file, error);
    }
  }

  private index(event: Event): void {
    const identity = identityOf(event.type, event);
    if (identity !== undefined) this.byIdentity.set(identity, event);
  }
}
