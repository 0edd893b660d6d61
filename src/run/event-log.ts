import { existsSync, readFileSync } from "node:fs";
import { guard } from "../json/guard.ts";
import { damagedLog, unknownLogVersion } from "./errors.ts";
import { type Event, EVENT_VERSION, EventSchema, identityOf } from "./events.ts";

/** The log's name in the run folder. */
export const EVENT_LOG = "events.jsonl";

const NEWLINE = 0x0a;
const strictUtf8 = new TextDecoder("utf-8", { fatal: true });
const guards = new Map(
  EventSchema.anyOf.map((schema) => [schema.properties.type.const as string, guard(schema)]),
);

/** What a log holds. */
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
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const events: Event[] = [];
  const identities = new Set<string>();
  let start = 0;
  for (let end; (end = bytes.indexOf(NEWLINE, start)) !== -1; start = end + 1) {
    const event = parseJson(bytes.subarray(start, end));
    const isLast = end + 1 === bytes.length;
    if (event === undefined && isLast) break;
    events.push(checkEvent(file, events.length, event, identities));
  }
  return { events, wholeBytes: start, brokenBytes: bytes.length - start };
}

/** What is wrong with a value as an event, or `undefined`. */
export function problemOf(value: unknown): string | undefined {
  if (!isObject(value)) return "it is no JSON object";
  const isEvent = guards.get(String(value["type"]));
  if (isEvent === undefined) return `there is no event type ${JSON.stringify(value["type"])}`;
  return isEvent(value) ? undefined : isEvent.problem("the event");
}

function checkEvent(file: string, index: number, value: unknown, identities: Set<string>): Event {
  const line = index + 1;
  if (value === undefined) throw damagedLog(file, line, "it is no JSON");
  if (isObject(value) && "version" in value && value["version"] !== EVENT_VERSION) {
    throw unknownLogVersion(file, line, value["version"]);
  }
  const problem = problemOf(value);
  if (problem !== undefined) throw damagedLog(file, line, problem);
  const event = value as Event;
  if (event.sequence !== index)
    throw damagedLog(file, line, `sequence ${event.sequence} instead of ${index}`);
  const identity = identityOf(event.type, event);
  if (identity !== undefined && identities.has(identity)) {
    throw damagedLog(file, line, `the event "${identity}" is there a second time`);
  }
  if (identity !== undefined) identities.add(identity);
  return event;
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
