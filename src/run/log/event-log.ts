import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { briefly } from "../../json/briefly.ts";
import { guard } from "../../json/guard.ts";
import { damagedLog, longEvent, unknownLogVersion } from "./errors.ts";
import { EventOrder } from "./event-order.ts";
import { type Event, EVENT_VERSION, EventSchema } from "./events.ts";

const NEWLINE = 0x0a;
/** Bytes of one read. */
const CHUNK = 2 ** 20;
/** Bytes of one event. A longer line is damage: an event holds names and figures, no weights. */
const LONGEST_LINE = 64 * 2 ** 20;
const strictUtf8 = new TextDecoder("utf-8", { fatal: true });
const guards = new Map(
  EventSchema.anyOf.map((schema) => [schema.properties.type.const as string, guard(schema)]),
);

/** The events of a log and its length. */
export interface LogContent {
  readonly events: readonly Event[];
  /** Bytes up to the end of the last whole event. */
  readonly wholeBytes: number;
  /** Bytes after that: the beginning of an event whose writing was cut off. */
  readonly brokenBytes: number;
}

/**
 * Reads a log without changing it; an absent one is empty. An event at the very end that was cut off while it was
 * being written does not count.
 * @throws EspalierError that names file and line if the log is damaged anywhere else.
 */
export function readEventLog(file: string): LogContent {
  const events: Event[] = [];
  const lengths = visitEventLog(file, (event) => events.push(event));
  return { events, ...lengths };
}

/**
 * The same for logs that do not fit into memory: passes on one event after the other.
 * @throws EspalierError as `readEventLog` does, after the events before the damage.
 */
export function visitEventLog(file: string, visit: (event: Event) => void): Omit<LogContent, "events"> {
  const order = new EventOrder();
  let [line, wholeBytes, totalBytes] = [0, 0, 0];
  for (const { bytes, isWhole, isLast } of linesOf(file)) {
    totalBytes += bytes.length + (isWhole ? 1 : 0);
    const event = isWhole ? parseJson(bytes) : undefined;
    if (event === undefined && isLast) break;
    visit(checkEvent(file, ++line, event, order));
    wholeBytes = totalBytes;
  }
  return { wholeBytes, brokenBytes: totalBytes - wholeBytes };
}

/** Reason why a value is not an event, or `undefined`. */
export function problemOf(value: unknown): string | undefined {
  if (!isObject(value)) return "it is not a JSON object";
  const { type } = value;
  const isEvent = typeof type === "string" ? guards.get(type) : undefined;
  if (isEvent === undefined) return `there is no event type ${briefly(type)}`;
  return isEvent(value) ? undefined : isEvent.problem("the event");
}

function checkEvent(file: string, line: number, value: unknown, order: EventOrder): Event {
  if (value === undefined) throw damagedLog(file, line, "it is not JSON");
  if (isObject(value) && "version" in value && value["version"] !== EVENT_VERSION) {
    throw unknownLogVersion(file, line, value["version"]);
  }
  const problem = problemOf(value) ?? order.problemOf(value as Event);
  if (problem !== undefined) throw damagedLog(file, line, problem);
  order.add(value as Event);
  return value as Event;
}

interface Line {
  /** Without the line break. */
  readonly bytes: Buffer;
  /** Whether a line break ends it. */
  readonly isWhole: boolean;
  readonly isLast: boolean;
}

/** The lines of a file, one at a time; the rest after the last line break is a line if it is not empty. */
function* linesOf(file: string): Generator<Line> {
  if (!existsSync(file)) return;
  const descriptor = openSync(file, "r");
  try {
    const chunk = Buffer.alloc(CHUNK);
    let [rest, number] = [Buffer.alloc(0), 1];
    let held: Line | undefined;
    for (let count; (count = readSync(descriptor, chunk)) > 0;) {
      const bytes = Buffer.concat([rest, chunk.subarray(0, count)]);
      let start = 0;
      for (let end; (end = bytes.indexOf(NEWLINE, start)) !== -1; start = end + 1) {
        if (held !== undefined) yield held;
        held = { bytes: bytes.subarray(start, end), isWhole: true, isLast: false };
        number++;
      }
      rest = bytes.subarray(start);
      if (rest.length > LONGEST_LINE) throw longEvent(file, number, LONGEST_LINE);
    }
    if (held !== undefined) yield { ...held, isLast: rest.length === 0 };
    if (rest.length > 0) yield { bytes: rest, isWhole: false, isLast: true };
  } finally {
    closeSync(descriptor);
  }
}

function parseJson(line: Uint8Array): unknown {
  try {
    return JSON.parse(strictUtf8.decode(line));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
