import { writeSync } from "node:fs";
import { visibleJson, visibleText } from "../visible-text.ts";
import { outputNotWritten } from "./errors.ts";

// All that the commands print goes through this file, and texts of unknown origin with it: names, failures, reasons and
// what programs wrote may hold what a terminal obeys. The linter refuses `console` and `process.stdout` elsewhere.

/** A text of ours or others in a colour of ours. */
export interface Styled {
  readonly text: string;
  /** One of picocolors' functions. */
  readonly style: (text: string) => string;
}

/** A line, or some; what cannot be seen is shown as escapes. */
export type Printed = string | Styled;

const STANDARD_OUTPUT = 1;

/** Milliseconds after which a reader that was busy is tried again. */
const PATIENCE = 5;

let hasReader = true;

/**
 * Prints on standard output. Nothing is printed once its reader has gone, as of `| head`.
 * @throws EspalierError if it cannot be written, as on a full disk.
 */
export function print(...parts: readonly Printed[]): void {
  write(`${shown(parts)}\n`);
}

/** Prints a value as JSON on standard output. @throws EspalierError as `print` does. */
export function printJson(value: unknown): void {
  write(`${visibleJson(JSON.stringify(value, null, 2))}\n`);
}

/** The same for a list of any length: one item after another is made and printed. */
export function printJsonList<Item>(items: readonly Item[], valueOf: (item: Item) => unknown): void {
  if (items.length === 0) return printJson([]);
  items.forEach((item, place) => {
    const text = JSON.stringify(valueOf(item), null, 2).replaceAll("\n", "\n  ");
    write(`${place === 0 ? "[\n" : ""}  ${visibleJson(text)}${place === items.length - 1 ? "\n]" : ","}\n`);
  });
}

/**
 * Writes a document on standard output, which ends with a line break and whose strings are written as in JSON.
 * @throws EspalierError as `print` does.
 */
export function printDocument(text: string): void {
  write(visibleJson(text));
}

/** Prints on standard error; if that cannot be written, nobody can be told. */
export function printNote(...parts: readonly Printed[]): void {
  // oxlint-disable-next-line no-restricted-properties
  process.stderr.write(`${shown(parts)}\n`);
}

/** Lets the process go on when the reader of its standard output or error has gone, whoever writes there. */
export function outliveReaders(): void {
  // oxlint-disable-next-line no-restricted-properties
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

function shown(parts: readonly Printed[]): string {
  return parts
    .map((part) => (typeof part === "string" ? visibleText(part) : part.style(visibleText(part.text))))
    .join("");
}

/** Not by `process.stdout`, which takes a part for the whole when a disk is nearly full, and fails later or never. */
function write(text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; hasReader && written < bytes.length;) {
    try {
      written += writeSync(STANDARD_OUTPUT, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") hasReader = false;
      else if (code === "EAGAIN") wait(PATIENCE);
      else throw outputNotWritten(error);
    }
  }
}

function wait(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
