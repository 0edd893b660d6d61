import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** A program that does training steps when told to; the first is done when it says what it is. */
export interface Command {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a contender says first. */
export interface Introduction {
  /** From having the sample's arrays to the first result. */
  readonly readySeconds: number;
  /** How many numbers it trains. */
  readonly parameters: number;
  /** Of all that it stands on. */
  readonly versions: readonly string[];
}

/** What a contender says after some steps. */
export interface Stretch {
  /** Of each step. */
  readonly milliseconds: readonly number[];
  /** Tensors alive afterwards; null where nobody counts them. */
  readonly tensors: number | null;
  /** Resident memory afterwards. */
  readonly megabytes: number;
}

/** A process of its own that waits for orders, one line of JSON an answer. */
export class Contender {
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  private readonly answers: AsyncIterator<string>;
  private readonly ended: Promise<unknown>;
  private errors = "";

  private constructor({ program, parameters, environment }: Command) {
    const env = { ...process.env, ...environment };
    this.child = spawn(program, parameters, { env, stdio: ["pipe", "pipe", "pipe"] });
    this.ended = new Promise((resolve) => this.child.once("close", resolve));
    this.child.on("error", (error) => (this.errors += error.message));
    this.child.stdin.on("error", () => {}); // It has ended, which its next answer tells.
    this.child.stderr.setEncoding("utf8").on("data", (text: string) => (this.errors += text));
    this.answers = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  /** Starts a process and waits for its first step. @throws Error with what the process wrote last */
  static async start(command: Command): Promise<{ contender: Contender; introduction: Introduction }> {
    const contender = new Contender(command);
    return { contender, introduction: (await contender.answer()) as Introduction };
  }

  /** Does steps for so long, one at least. @throws Error if it has ended */
  run(seconds: number): Promise<Stretch> {
    this.child.stdin.write(`${seconds}\n`);
    return this.answer() as Promise<Stretch>;
  }

  /** Lets it end. */
  async close(): Promise<void> {
    this.child.stdin.end();
    await this.ended;
  }

  private async answer(): Promise<unknown> {
    const { value, done } = await this.answers.next();
    if (done !== true) return JSON.parse(value);
    await this.ended;
    throw new Error(errorLine(this.errors));
  }
}

/** What an ended process wrote about why. */
function errorLine(text: string): string {
  const lines = text.trim().split("\n");
  return lines.findLast((line) => /Error\b.*:/.test(line)) ?? (lines.at(-1) || "it ended without a word");
}
