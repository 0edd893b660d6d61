import { writeSync } from "node:fs";
import { isatty } from "node:tty";
import { visibleJson, visibleText } from "../../visible-text.ts";
import { outputNotWritten } from "../errors.ts";
import { terminalWidth } from "./terminal-width.ts";
import { widthOf, wrap } from "./wrap.ts";

// Commands print through this file alone: names, failures, reasons and the output of programs may hold escape sequences.
// The linter refuses `console` and `process.stdout` elsewhere.

/** A text and its colour. */
interface Styled {
  readonly text: string;
  /** One of picocolors' functions. */
  readonly style: (text: string) => string;
}

/** Part of a printed text. Characters that cannot be seen are printed as escapes. */
export type Printed = string | Styled;

/** How a text is laid out. */
interface Layout {
  /** Printed before the first line. */
  readonly label?: readonly Printed[];
  /** Spaces before the lines that a long line is continued on. Default: 2. */
  readonly hang?: number;
}

const STANDARD_OUTPUT = 1;

/** Milliseconds between two attempts to write to a full pipe. */
const PATIENCE = 5;

let hasReader = true;

/**
 * Prints lines as they are on standard output. Once its reader has gone, as with `| head`, nothing is printed.
 * @throws EspalierError if it cannot be written, as on a full disk.
 */
export function print(text = ""): void {
  write(`${visibleText(text)}\n`);
}

/** Prints a text on standard output, wrapped at the width of the terminal. @throws EspalierError as `print` does. */
export function printText(text: Printed, layout: Layout = {}): void {
  write(`${laidOut(text, layout, terminalWidth("stdout"))}\n`);
}

/** Whether standard output is a terminal, whose screen can be drawn anew. */
export function isScreen(): boolean {
  return isatty(STANDARD_OUTPUT);
}

/** Draws the screen of the terminal anew: each line is cut at its width. @throws EspalierError as `print` does. */
export function redraw(lines: readonly string[]): void {
  const width = terminalWidth("stdout");
  const shown = lines.map(
    (line) => `${wrap(visibleText(line), { width, first: 0, hang: 0 })[0] ?? ""}\x1b[K\n`,
  );
  write(`\x1b[H${shown.join("")}\x1b[J`);
}

/** Prints a value as JSON on standard output. @throws EspalierError as `print` does. */
export function printJson(value: unknown): void {
  write(`${visibleJson(JSON.stringify(value, null, 2))}\n`);
}

/** Prints a list of any length as JSON; items are created and printed one after another. */
export function printJsonList<Item>(items: readonly Item[], valueOf: (item: Item) => unknown): void {
  if (items.length === 0) return printJson([]);
  items.forEach((item, place) => {
    const text = JSON.stringify(valueOf(item), null, 2).replaceAll("\n", "\n  ");
    write(`${place === 0 ? "[\n" : ""}  ${visibleJson(text)}${place === items.length - 1 ? "\n]" : ","}\n`);
  });
}

/**
 * Writes a document on standard output. It ends with a line break, and its strings are written as in JSON.
 * @throws EspalierError as `print` does.
 */
export function printDocument(text: string): void {
  write(visibleJson(text));
}

/** Prints a text on standard error, wrapped at the width of the terminal. Errors of writing are ignored. */
export function printNote(text: Printed = "", layout: Layout = {}): void {
  // oxlint-disable-next-line no-restricted-properties
  process.stderr.write(`${laidOut(text, layout, terminalWidth("stderr"))}\n`);
}

/** Keeps the process alive when the reader of standard output or error has gone, also if plug-ins write there. */
export function outliveReaders(): void {
  // oxlint-disable-next-line no-restricted-properties
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

function laidOut(text: Printed, { label = [], hang = 2 }: Layout, width: number): string {
  const labels = label.map(styled);
  const { text: body, style } = styled(text);
  const first = labels.reduce((sum, one) => sum + widthOf(one.text), 0);
  const lines = wrap(body, { width, first, hang });
  return [...labels.map((one) => one.style(one.text)), lines.map(style).join("\n")].join("");
}

function styled(part: Printed): Styled {
  return typeof part === "string"
    ? { text: visibleText(part), style: (text) => text }
    : { ...part, text: visibleText(part.text) };
}

/** Bypasses `process.stdout`, which reports errors late or never and treats a partial write as complete. */
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
  // oxlint-disable-next-line no-restricted-properties
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}
