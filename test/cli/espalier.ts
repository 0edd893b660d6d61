import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { uncoloured } from "../uncoloured.ts";
import { Host } from "./host.ts";
import { type Outcome, UNBROKEN } from "./outcome.ts";

/** The compiled command line, as users run it. `npm test` builds it. */
export const MAIN = resolve("dist/bin/main.js");

const host = new Host(MAIN);

export type { Outcome } from "./outcome.ts";

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
    env: { ...uncoloured(), COLUMNS: UNBROKEN },
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

/** Runs a command to its end, in a process that runs many of them. */
export function espalier(...args: readonly string[]): Promise<Outcome> {
  return host.run(args);
}

/** The same with lines of a width, as in a terminal of so many columns. */
export function espalierAt(columns: number, ...args: readonly string[]): Promise<Outcome> {
  return host.run(args, process.cwd(), String(columns));
}

/** The same in another working folder. */
export function espalierIn(folder: string, ...args: readonly string[]): Promise<Outcome> {
  return host.run(args, folder);
}

/** Runs a command to its end in a process of its own: for what a process's start, end or signals decide. */
export function espalierApart(...args: readonly string[]): Promise<Outcome> {
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
