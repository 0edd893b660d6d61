import { BrokenPromise } from "./broken-promise.ts";

/** What was printed meanwhile. */
interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/** Control characters, all but the line feed. */
const CONTROL = /(?!\n)\p{Cc}/u;

/** Runs something whose output is kept from the terminal. @throws what it throws. */
export async function silently(run: () => void | Promise<void>): Promise<Printed> {
  const printed = { stdout: "", stderr: "" };
  const writes = [process.stdout.write, process.stderr.write] as const;
  const keep = (name: keyof Printed) =>
    ((text: string | Uint8Array, ...rest: unknown[]) => {
      printed[name] += typeof text === "string" ? text : Buffer.from(text).toString();
      const done = rest.findLast((part) => typeof part === "function");
      if (done !== undefined) process.nextTick(done);
      return true;
    }) as typeof process.stdout.write;
  process.stdout.write = keep("stdout");
  process.stderr.write = keep("stderr");
  try {
    await run();
  } finally {
    [process.stdout.write, process.stderr.write] = writes;
  }
  return printed;
}

/** @throws BrokenPromise if a text that is printed for people could steer their terminal. */
export function refuseControlCharacters(text: string, where: string): void {
  const found = CONTROL.exec(text);
  if (found === null) return;
  const around = text.slice(Math.max(0, found.index - 60), found.index + 60);
  throw new BrokenPromise(`control characters are printed: ${where}`, JSON.stringify(around));
}
