import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** A program that runs training steps on request. Its introduction follows the first step. */
export interface Command {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** First answer of a contender. */
export interface Introduction {
  /** Time from the sample's arrays to the first result. */
  readonly readySeconds: number;
  /** Number of trainable parameters. */
  readonly parameters: number;
  /** Versions of its dependencies. */
  readonly versions: readonly string[];
}

/** Answer of a contender after some steps. */
export interface Stretch {
  /** Duration of each step. */
  readonly milliseconds: readonly number[];
  /** Live tensors afterwards; null if unknown. */
  readonly tensors: number | null;
  /** Resident memory afterwards. */
  readonly megabytes: number;
}

/** A separate process that answers each request with one line of JSON. */
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
    this.child.stdin.on("error", () => {}); // The process has ended; the next answer reports it.
    this.child.stderr.setEncoding("utf8").on("data", (text: string) => (this.errors += text));
    this.answers = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  /** Starts a process and waits for its first step. @throws Error with the last output of the process */
  static async start(command: Command): Promise<{ contender: Contender; introduction: Introduction }> {
    const contender = new Contender(command);
    return { contender, introduction: (await contender.answer()) as Introduction };
  }

  /** Runs at least one step, for a given time. @throws Error if the process has ended */
  run(seconds: number): Promise<Stretch> {
    this.child.stdin.write(`${seconds}\n`);
    return this.answer() as Promise<Stretch>;
  }

  /** Ends the process. */
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

/** The line of an ended process's output with the error. */
function errorLine(text: string): string {
  const lines = text.trim().split("\n");
  return lines.findLast((line) => /Error\b.*:/.test(line)) ?? (lines.at(-1) || "it ended without a word");
}
