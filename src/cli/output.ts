import { writeSync } from "node:fs";
import { visibleJson, visibleText } from "../visible-text.ts";
import { outputNotWritten } from "./errors.ts";

// Commands print through this file alone: names, failures, reasons and the output of programs may hold escape sequences.
// The linter refuses `console` and `process.stdout` elsewhere.

/** A text and its colour. */
export interface Styled {
  readonly text: string;
  /** One of picocolors' functions. */
  readonly style: (text: string) => string;
}

/** Part of a printed text. Characters that cannot be seen are printed as escapes. */
export type Printed = string | Styled;

const STANDARD_OUTPUT = 1;

/** Milliseconds between two attempts to write to a full pipe. */
const PATIENCE = 5;

let hasReader = true;

/**
 * Prints on standard output. Once its reader has gone, as with `| head`, nothing is printed.
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

/** Prints on standard error. Errors of writing are ignored. */
export function printNote(...parts: readonly Printed[]): void {
  // oxlint-disable-next-line no-restricted-properties
  process.stderr.write(`${shown(parts)}\n`);
}

/** Keeps the process alive when the reader of its standard output or error has gone, also where plug-ins write there. */
export function outliveReaders(): void {
  // oxlint-disable-next-line no-restricted-properties
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

function shown(parts: readonly Printed[]): string {
  return parts
    .map((part) => (typeof part === "string" ? visibleText(part) : part.style(visibleText(part.text))))
    .join("");
}

/** Bypasses `process.stdout`, which reports errors late or never, and takes a partial write for a whole one. */
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

/** Whether questions can be asked: input and output are a terminal. */
export function isInteractive(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}
