import { hostname } from "node:os";
import { join } from "node:path";
import { secondsSince } from "../seconds-since.ts";
import { journalClosed, repeatedEvent, unrecordableEvent } from "./errors.ts";
import { problemOf, readEventLog } from "./event-log.ts";
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
import { RUN_FILES } from "../store/run-files.ts";
import { LogFile } from "./log-file.ts";
import { type LogWriter, memoryWriter } from "./log-writer.ts";
import { numberOutsideJson } from "../../json/number-outside-json.ts";

/** Called right after an event was recorded. */
export type EventListener = (event: Event) => void;

/** Values of an event that are never compared. */
type Apart = Pick<Meta, "seconds" | "measurements" | "waitingSeconds" | "stack">;

/** Computes an event. `note` receives what is never compared. */
type Compute<Name extends KeyedType> = (note: (apart: Apart) => void) => Body<Name> | Promise<Body<Name>>;

/**
 * The event log of a run that this process works on: what is in it has happened, and is not computed again. It lies on
 * the disk or in memory; all but the writing is the same.
 */
export class Journal {
  /** Bytes of a half-written event that were cut off when the journal was opened; 0 unless the machine or a process
   * died while writing. */
  readonly droppedBytes: number;
  private readonly writer: LogWriter;
  private readonly recorded: Event[];
  private readonly replayedCount: number;
  private readonly byIdentity = new Map<string, Event>();
  private readonly pending = new Map<string, Promise<Event>>();
  private readonly listeners = new Set<EventListener>();
  private isClosed = false;

  private constructor(writer: LogWriter, events: readonly Event[], droppedBytes: number) {
    this.writer = writer;
    this.recorded = [...events];
    this.replayedCount = events.length;
    this.droppedBytes = droppedBytes;
    for (const event of events) this.index(event);
  }

  /**
   * Opens the log of a run folder that no other process writes to; begins one if there is none.
   * @throws EspalierError that names file and line if the log is damaged, other than by an event cut off at its end.
   */
  static open(folder: string): Journal {
    const file = join(folder, RUN_FILES.log);
    const { events, ...lengths } = readEventLog(file);
    return new Journal(LogFile.open(file, lengths), events, lengths.brokenBytes);
  }

  /** A journal that is gone with this process, for benchmarks. */
  static inMemory(): Journal {
    return new Journal(memoryWriter, [], 0);
  }

  /** Path of the log. */
  get file(): string {
    return this.writer.file;
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
    compute: Compute<Name>,
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
    if (this.isClosed) throw journalClosed(this.file);
    const identity = identityOf(type, fields);
    if (identity !== undefined && this.byIdentity.has(identity)) throw repeatedEvent(this.file, identity);
    const line = this.lineOf(type, fields, apart);
    const event: unknown = JSON.parse(line);
    const problem = problemOf(event);
    if (problem !== undefined) throw unrecordableEvent(this.file, type, problem);
    this.write(line);
    this.recorded.push(event as EventOf<Name>);
    this.index(event as EventOf<Name>);
    for (const listener of this.listeners) listener(event as EventOf<Name>);
    return event as EventOf<Name>;
  }

  /** Tells a listener of every event from now on. @returns a function that ends the subscription. */
  subscribe(listener: EventListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Ends the writing. Further events are refused. */
  close(): void {
    if (!this.isClosed) this.writer.close();
    this.isClosed = true;
  }

  private async compute<Name extends KeyedType>(
    type: Name,
    key: Key<Name>,
    compute: Compute<Name>,
  ): Promise<EventOf<Name>> {
    const start = performance.now();
    let apart: Apart = {};
    const body = await compute((noted) => (apart = noted));
    const fields = { ...key, ...body } as unknown as Fields<Name>;
    return this.append(type, fields, { ...apart, seconds: secondsSince(start) });
  }

  private lineOf(type: EventType, fields: object, apart: Apart): string {
    const isFirst = this.recorded.length === this.replayedCount;
    const meta: Meta = {
      at: new Date().toISOString(),
      ...apart,
      ...(isFirst ? { host: hostname(), pid: process.pid } : {}),
    };
    const line = JSON.stringify({
      version: EVENT_VERSION,
      sequence: this.recorded.length,
      type,
      ...fields,
      meta,
    });
    // JSON turns a number that it cannot hold into null.
    const place = line.includes("null") ? numberOutsideJson({ ...fields, ...apart }) : undefined;
    if (place !== undefined) throw unrecordableEvent(this.file, type, `${place} is not a finite number`);
    return line;
  }

  /** After a failure the content of the log is unknown until the file is read again. */
  private write(line: string): void {
    try {
      this.writer.write(line);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  private index(event: Event): void {
    const identity = identityOf(event.type, event);
    if (identity !== undefined) this.byIdentity.set(identity, event);
  }
}
