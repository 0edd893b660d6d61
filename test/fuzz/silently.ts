import { fstatSync, ftruncateSync, readSync } from "node:fs";
import { BrokenPromise } from "./broken-promise.ts";

/** What was printed meanwhile. */
interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

const STANDARD_OUTPUT = 1;

/** Line breaks and tabs are printed as they are, as in `visibleText`. */
const CONTROL = /(?![\n\t])\p{Cc}/u;

/** Runs something whose output is kept from the terminal. @throws what it throws. */
export async function silently(run: () => void | Promise<void>): Promise<Printed> {
  // oxlint-disable-next-line no-restricted-properties
  const errors = process.stderr;
  const { write } = errors;
  let stderr = "";
  errors.write = ((text: string | Uint8Array, ...rest: unknown[]) => {
    stderr += typeof text === "string" ? text : Buffer.from(text).toString();
    const done = rest.findLast((part) => typeof part === "function");
    if (done !== undefined) process.nextTick(done);
    return true;
  }) as typeof write;
  try {
    await run();
  } finally {
    errors.write = write;
  }
  return { stdout: takeStandardOutput(), stderr };
}

/** What has been written to standard output since the last time, where that is a file, as in the reading child. */
function takeStandardOutput(): string {
  if (!fstatSync(STANDARD_OUTPUT).isFile()) return "";
  const bytes = Buffer.alloc(fstatSync(STANDARD_OUTPUT).size);
  readSync(STANDARD_OUTPUT, bytes, 0, bytes.length, 0);
  ftruncateSync(STANDARD_OUTPUT);
  return bytes.toString();
}

/** @throws BrokenPromise if a text that is printed for people could steer their terminal. */
export function refuseControlCharacters(text: string, where: string): void {
  const found = CONTROL.exec(text);
  if (found === null) return;
  const around = text.slice(Math.max(0, found.index - 60), found.index + 60);
  throw new BrokenPromise(`control characters are printed: ${where}`, JSON.stringify(around));
}
