import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The compiled command line, as users run it. `npm test` builds it. */
export const MAIN = resolve("dist/src/cli/main.js");

/** How a process ended and what it printed. */
export interface Outcome {
  /** `null` if a signal ended it. */
  readonly code: number | null;
  /** The signal that ended it, `null` if none did. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command line at work. */
export interface Started {
  readonly child: ChildProcess;
  /** Resolves when it has ended. */
  readonly finished: Promise<Outcome>;
}

/** Starts the command line. */
export function start(...args: readonly string[]): Started {
  return launch(args, false);
}

/** Starts the command line in a process group of its own, as a terminal does. */
export function startGroup(...args: readonly string[]): Started {
  return launch(args, true);
}

function launch(args: readonly string[], detached: boolean): Started {
  const child = spawn(process.execPath, [MAIN, ...args], {
    detached,
    stdio: ["ignore", "pipe", "pipe"],
    // Where CI or FORCE_COLOR is set, output is coloured even in a pipe.
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const finished = new Promise<Outcome>((done, failed) => {
    child.on("error", failed);
    child.on("close", (code, signal) => done({ code, signal, stdout, stderr }));
  });
  return { child, finished };
}

/** Runs the command line to its end. */
export function espalier(...args: readonly string[]): Promise<Outcome> {
  return start(...args).finished;
}

/** An empty folder for runs. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "espalier-test-"));
}

/** The one run in a folder. */
export function onlyRun(folder: string): string {
  const [run, ...others] = readdirSync(folder);
  if (run === undefined || others.length > 0) throw new Error(`expected one run in ${folder}`);
  return join(folder, run);
}
